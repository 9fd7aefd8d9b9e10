import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isAccessible } from './accessibility.mjs';
import { launch } from './browser.mjs';
import { PASSWORD, Person } from './person.mjs';
import { Server } from './server.mjs';

const OPERATOR = 'operator@example.org';
const REASON = 'Advertising in groups of others';

let server;
let browser;
let ada;
let grace;
let charles;

before(async () => {
  process.env.VERBATIM_COMMAND_OPERATORS = OPERATOR;
  [server, browser] = await Promise.all([Server.start(), launch()]);
  delete process.env.VERBATIM_COMMAND_OPERATORS;
  [ada, grace, charles] = await Promise.all(
    ['Ada', 'Grace', 'Charles'].map((name) => Person.at(browser, name, { baseURL: server.url })),
  );
  ada.email = OPERATOR;
  await Promise.all([ada, grace, charles].map((person) => person.register()));
  await charles.startChatWith(grace);
  await charles.say('Buy my engine!');
});

after(async () => {
  await browser?.close();
  await server?.close();
});

const rowOf = (page, person) =>
  page
    .getByRole('list', { name: 'People found' })
    .getByRole('listitem')
    .filter({ hasText: `@${person.username}` });

async function search(page, words) {
  await page.getByRole('textbox', { name: 'Search' }).fill(words);
  await page.keyboard.press('Enter');
}

test('an operator finds somebody by a name and by an address', async () => {
  const { page } = ada;
  await page.goto(`${server.url}/admin`);
  await page
    .getByRole('navigation', { name: 'Parts of this page' })
    .getByRole('link', { name: 'People' })
    .click();
  await page.getByRole('heading', { name: 'People' }).waitFor();
  await isAccessible(page, 'people');
  await search(page, 'charl');
  await rowOf(page, charles).getByText(charles.email).waitFor();
  await rowOf(page, charles).getByText('1 open session').waitFor();
  await search(page, grace.email.toUpperCase());
  await rowOf(page, grace).waitFor();
  assert.equal(await rowOf(page, charles).count(), 0);
  await search(page, 'nobody-at-all');
  await page.getByText('Nobody is called that.').waitFor();
  await search(page, OPERATOR);
  await rowOf(page, ada).getByText('operator', { exact: true }).waitFor();
  assert.equal(await rowOf(page, ada).getByRole('button').count(), 0);
});

test('an operator suspends somebody by keyboard, with a reason, and they are out at once', async () => {
  const { page } = ada;
  await search(page, charles.username);
  await rowOf(page, charles).getByRole('button', { name: 'Suspend: Charles' }).focus();
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: 'Suspend Charles?' });
  await question.getByRole('textbox', { name: 'Reason' }).waitFor();
  await isAccessible(page, 'question');
  await page.keyboard.press('Enter');
  await question.getByText('Give a reason.').waitFor();
  await question.getByRole('textbox', { name: 'Reason' }).fill(REASON);
  await page.keyboard.press('Enter');
  await rowOf(page, charles).getByText('suspended', { exact: true }).waitFor();
  await rowOf(page, charles).getByText(REASON).waitFor();
  await rowOf(page, charles).getByText('0 open sessions').waitFor();
  await isAccessible(page, 'suspended');
  if (process.env.PICTURE) await page.screenshot({ path: process.env.PICTURE });
  await charles.page.getByRole('button', { name: 'Log in' }).waitFor();
});

test('whoever is suspended is told so when they log in, and nobody else is', async () => {
  const { page } = charles;
  await page.getByRole('textbox', { name: 'E-mail' }).fill(charles.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByText('The operators of this server have suspended this account. Ask them.').waitFor();
  await isAccessible(page, 'log-in refused');
  await grace.open('Charles');
  await grace.sees('Buy my engine!');
  assert.equal(await grace.page.getByText(REASON).count(), 0);
  assert.equal(await grace.page.getByText(/suspended/i).count(), 0);
});

test('a suspension is lifted', async () => {
  const { page } = ada;
  await rowOf(page, charles).getByRole('button', { name: 'Lift suspension: Charles' }).click();
  await page
    .getByRole('dialog', { name: 'Let Charles in again?' })
    .getByRole('button', { name: 'Lift suspension' })
    .click();
  await rowOf(page, charles).getByRole('button', { name: 'Suspend: Charles' }).waitFor();
  await charles.page.getByRole('button', { name: 'Log in' }).click();
  await charles.page.getByRole('navigation', { name: 'Chats' }).waitFor();
});

test('an operator makes somebody an auditor, and dismisses them', async () => {
  const { page } = ada;
  await search(page, grace.username);
  await rowOf(page, grace).getByRole('button', { name: 'Make auditor: Grace' }).click();
  await page
    .getByRole('dialog', { name: 'Make Grace an auditor?' })
    .getByRole('button', { name: 'Make auditor' })
    .click();
  await rowOf(page, grace).getByText('auditor', { exact: true }).waitFor();
  await grace.page.goto(`${server.url}/audit`);
  await grace.page.getByRole('heading', { name: 'Audit', level: 1 }).waitFor();
  await rowOf(page, grace).getByRole('button', { name: 'Dismiss as auditor: Grace' }).click();
  await page
    .getByRole('dialog', { name: 'Dismiss Grace as auditor?' })
    .getByRole('button', { name: 'Dismiss as auditor' })
    .click();
  await rowOf(page, grace).getByRole('button', { name: 'Make auditor: Grace' }).waitFor();
});

test('an operator gives out a code, and with it a new password is chosen', async () => {
  const { page } = ada;
  await search(page, charles.username);
  await rowOf(page, charles).getByRole('button', { name: 'Reset password: Charles' }).click();
  await page
    .getByRole('dialog', { name: 'Reset the password of Charles?' })
    .getByRole('button', { name: 'Reset password' })
    .click();
  const shown = page.getByRole('dialog', { name: 'A code for Charles' });
  const code = await shown.getByRole('status', { name: 'Code' }).textContent();
  assert.match(code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  await isAccessible(page, 'code');
  if (process.env.PICTURE) await page.screenshot({ path: process.env.PICTURE.replace('.png', '-code.png') });
  await shown.getByRole('button', { name: 'Close' }).click();
  assert.equal(await page.getByText(code).count(), 0);

  const { page: theirs } = charles;
  await theirs.getByRole('link', { name: 'Use a code' }).click();
  await theirs.getByRole('heading', { name: 'A new password' }).waitFor();
  await isAccessible(theirs, 'a new password');
  await theirs.getByRole('textbox', { name: 'E-mail' }).fill(charles.email);
  await theirs.getByRole('textbox', { name: 'Code' }).fill('0000 0000 0000 0000');
  await theirs.getByRole('textbox', { name: 'New password' }).fill('another horse, another battery');
  await theirs.keyboard.press('Enter');
  await theirs.getByText(/The code does not fit this address/).waitFor();
  await theirs.getByRole('textbox', { name: 'Code' }).fill(code.toLowerCase());
  await theirs.keyboard.press('Enter');
  await theirs.getByText('This is your password now.').waitFor();
  assert.equal(theirs.url().includes(code), false);
  await theirs.getByRole('link', { name: 'To log-in' }).click();
  await theirs.getByRole('textbox', { name: 'E-mail' }).fill(charles.email);
  await theirs.getByRole('textbox', { name: 'Password' }).fill('another horse, another battery');
  await theirs.getByRole('button', { name: 'Log in' }).click();
  await theirs.getByRole('navigation', { name: 'Chats' }).waitFor();
});

test('a member reports a message by keyboard, and is told what becomes of it', async () => {
  const { page } = grace;
  await page.goto(server.url);
  await grace.open('Charles');
  const message = page.getByRole('article', { name: 'Charles' }).filter({ hasText: 'Buy my engine!' });
  await message.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Report' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Report this message' });
  await dialog.getByRole('combobox', { name: 'What is wrong with it?' }).selectOption('Advertising, spam');
  await dialog.getByRole('textbox', { name: 'What else should they know?' }).fill('The third one today');
  await isAccessible(page, 'report');
  await dialog.getByRole('button', { name: 'Report' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Reported. You see here what becomes of it.').waitFor();
  await dialog.waitFor({ state: 'hidden' });
  await message.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Report' }).click();
  await dialog.getByText('Nobody has decided about it yet.').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
});

test('an operator looks at it, which members see, and deletes it', async () => {
  const { page } = ada;
  await page.getByRole('link', { name: 'Reports' }).click();
  const reported = page
    .getByRole('list', { name: 'Reported messages' })
    .getByRole('listitem')
    .filter({ hasText: 'by Charles' });
  await reported.getByText('The third one today').waitFor();
  assert.equal(await page.getByText('Buy my engine!').count(), 0);
  await isAccessible(page, 'queue');
  const chat = reported.getByRole('link', { name: 'Chat: Charles' });
  assert.equal(await chat.getAttribute('href'), `/admin/chats?chat=${grace.chatId}`);
  await reported.getByRole('button', { name: 'Show message: Charles' }).focus();
  await page.keyboard.press('Enter');
  await reported.getByRole('group', { name: 'The message' }).getByText('Buy my engine!').waitFor();
  await grace.page.getByText(/Ada, who runs this server, has looked at a message/).waitFor();
  await isAccessible(page, 'message shown');
  if (process.env.PICTURE) await page.screenshot({ path: process.env.PICTURE.replace('.png', '-queue.png') });
  await reported.getByRole('button', { name: 'Delete message: Charles' }).click();
  await page
    .getByRole('dialog', { name: 'Delete the message?' })
    .getByRole('button', { name: 'Delete message' })
    .click();
  await page.getByText('Nothing waits for a decision.').waitFor();
  await grace.page.getByRole('article').getByText('Removed by a moderator').waitFor();
  await grace.page.reload();
  await grace.page.getByRole('article').getByText('Removed by a moderator').waitFor();
  await page.getByRole('link', { name: 'People' }).click();
});

test('on a phone and from right to left nothing is cut off', async () => {
  const { page } = ada;
  await page.setViewportSize({ width: 390, height: 780 });
  for (const language of ['', 'de', 'en-XB']) {
    await page.evaluate((tag) => localStorage.setItem('verbatim.language', tag), language);
    await page.reload();
    await page.getByRole('search').getByRole('textbox').fill(charles.username);
    await page.keyboard.press('Enter');
    await page.getByText(`@${charles.username}`).waitFor();
    const wide = await page.evaluate(
      () => document.querySelector('main').scrollWidth - document.querySelector('main').clientWidth,
    );
    assert.equal(wide, 0);
  }
  await isAccessible(page, 'people on a phone');
});
