import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isAccessible } from './accessibility.mjs';
import { launch } from './browser.mjs';
import { Person } from './person.mjs';
import { Server } from './server.mjs';

const OPERATOR = 'operator@example.org';

let server;
let browser;
let ada;
let grace;

before(async () => {
  process.env.VERBATIM_COMMAND_OPERATORS = OPERATOR;
  [server, browser] = await Promise.all([Server.start(), launch()]);
  delete process.env.VERBATIM_COMMAND_OPERATORS;
  [ada, grace] = await Promise.all([
    Person.at(browser, 'Ada', { baseURL: server.url }),
    Person.at(browser, 'Grace', { baseURL: server.url }),
  ]);
  ada.email = OPERATOR;
  await Promise.all([ada.register(), grace.register()]);
  await ada.startChatWith(grace);
  await ada.say('Hello Grace!');
});

after(async () => {
  await browser?.close();
  await server?.close();
});

const projection = (page, name) =>
  page
    .getByRole('list', { name: 'Projections' })
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) });

test('whoever is no operator is offered nothing, and told so at the address', async () => {
  await grace.page.getByRole('button', { name: /^Account of/ }).click();
  await grace.page.getByRole('menuitem', { name: 'Log out' }).waitFor();
  assert.equal(await grace.page.getByRole('menuitem', { name: 'Server status' }).count(), 0);
  await grace.page.keyboard.press('Escape');
  await grace.page.goto(`${server.url}/admin`);
  await grace.page.getByRole('heading', { name: 'This page is for operators' }).waitFor();
  await isAccessible(grace.page, 'closed to others');
  await grace.page.getByRole('button', { name: 'Back to the chats' }).click();
  await grace.page.getByRole('list', { name: 'Chats' }).waitFor();
});

test('an operator sees how the server does, while it does it', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Server status' }).click();
  await page.getByRole('heading', { name: 'Server', level: 1 }).waitFor();
  await page.getByRole('list', { name: 'Processes' }).getByText('standalone', { exact: true }).waitFor();
  await page.getByRole('img', { name: /^Connections: open [2-9]/ }).waitFor();
  await projection(page, 'chat').getByText('running').waitFor();
  await grace.open('Ada');
  await grace.say('Good morning, Ada.');
  await page.getByRole('img', { name: /^Messages per second: taken 0[.,]\d/ }).waitFor();
  await isAccessible(page, 'server');
  if (process.env.PICTURE) await page.screenshot({ path: process.env.PICTURE });
});

test('an operator asks where a message is, and is told without reading it', async () => {
  const { page } = ada;
  const id = await grace.messageIdOf('Good morning, Ada.');
  await page
    .getByRole('textbox', { name: 'Message' })
    .fill(`${server.url}/chats/${id.replace('_', '?message=')}`);
  await page.keyboard.press('Enter');
  const recipients = page.getByRole('list', { name: 'Recipients' });
  await recipients.getByText(/Delivered|Read/).waitFor();
  await isAccessible(page, 'a message found');
  await page.getByRole('textbox', { name: 'Message' }).fill('nosuchchat_1');
  await page.keyboard.press('Enter');
  await page.getByText('This message does not exist.').waitFor();
});

test('a projection is paused and resumed from the page, by keyboard', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: /^Pause: user of/ }).focus();
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: 'Pause user?' });
  await question.waitFor();
  await isAccessible(page, 'question');
  await question.getByRole('button', { name: 'Pause' }).focus();
  await page.keyboard.press('Enter');
  await projection(page, 'user').getByText('paused', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^Resume: user of/ }).focus();
  await page.keyboard.press('Enter');
  await projection(page, 'user').getByText('running', { exact: true }).waitFor();
});

test('a projection is built anew after a question, and holds the same as before', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: /^Rebuild: chat of/ }).click();
  const question = page.getByRole('dialog', { name: 'Build chat anew?' });
  const answer = page.waitForResponse((it) => it.url().includes('/projections/chat/rebuild'));
  await question.getByRole('button', { name: 'Rebuild' }).click();
  assert.equal((await answer).status(), 202);
  await projection(page, 'chat').getByText('running', { exact: true }).waitFor();
  await grace.page.reload();
  await grace.sees('Hello Grace!');
  assert.equal((await grace.page.getByText('Good morning, Ada.').count()) > 0, true);
});

test('a projection is built beside the live one, switched to and switched back, while people read', async () => {
  const { page } = ada;
  const beside = projection(page, 'chat').getByRole('region', { name: 'Copy beside chat' });
  const press = (name) => beside.getByRole('button', { name }).click();
  const confirm = async (question, action) => {
    const dialog = page.getByRole('dialog', { name: question });
    await dialog.getByRole('button', { name: action, exact: true }).click();
  };
  await page.getByRole('button', { name: /^Build beside: chat of/ }).click();
  await beside.getByText('ready', { exact: true }).waitFor();
  await beside.getByText(/documents compared: all are the same\./).waitFor();
  await isAccessible(page, 'a copy beside');
  if (process.env.PICTURE)
    await page.screenshot({ path: process.env.PICTURE.replace('.png', '-beside.png'), fullPage: true });
  await press(/^Switch: chat of/);
  await confirm('Answer reads of chat by the new copy?', 'Switch');
  await beside.getByText('Copy before, kept beside it').waitFor();
  await grace.page.reload();
  await grace.sees('Hello Grace!');
  await grace.say('After the switch.');
  await press(/^Switch back: chat of/);
  await confirm('Answer reads of chat by the copy before again?', 'Switch back');
  await beside.getByText('New copy beside it').waitFor();
  await grace.page.reload();
  await grace.sees('After the switch.');
  await press(/^Discard: chat of/);
  await confirm('Discard the copy beside chat?', 'Discard');
  await beside.waitFor({ state: 'detached' });
});

test('on a phone and from right to left nothing is cut off', async () => {
  const { page } = ada;
  await page.setViewportSize({ width: 390, height: 780 });
  for (const language of ['', 'en-XB']) {
    await page.evaluate((tag) => localStorage.setItem('verbatim.language', tag), language);
    await page.reload();
    await projection(page, 'chat').getByText('running', { exact: true }).waitFor();
    const wide = await page.evaluate(
      () => document.querySelector('main').scrollWidth - document.querySelector('main').clientWidth,
    );
    assert.equal(wide, 0);
  }
  await isAccessible(page, 'server on a phone');
  if (process.env.PICTURE)
    await page.screenshot({ path: process.env.PICTURE.replace('.png', '-phone.png'), fullPage: true });
});
