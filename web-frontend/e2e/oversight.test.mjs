import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { isAccessible } from './accessibility.mjs';
import { launch } from './browser.mjs';
import { PASSWORD, Person } from './person.mjs';
import { Server } from './server.mjs';

const OPERATOR = 'operator@example.org';
const COLLEAGUE = 'colleague@example.org';
const GROUP = 'Ärger 🚀 mit der Engine';
const SECRET = 'The relay is in the third drawer.';
const REASON = 'Case 17: complaint of 3 November';

let server;
let browser;
let ada;
let grace;
let charles;
let group;
let colleague;

before(async () => {
  process.env.VERBATIM_COMMAND_OPERATORS = `${OPERATOR},${COLLEAGUE}`;
  [server, browser] = await Promise.all([Server.start(), launch()]);
  delete process.env.VERBATIM_COMMAND_OPERATORS;
  [ada, grace, charles] = await Promise.all(
    ['Ada', 'Grace', 'Charles'].map((name) => Person.at(browser, name, { baseURL: server.url })),
  );
  ada.email = OPERATOR;
  await Promise.all([ada, grace, charles].map((person) => person.register()));
  await charles.startChatWith(grace);
  const [{ user }, { token, user: self }] = await Promise.all([session(grace), session(charles)]);
  const body = { participants: [user.id], isGroup: true, name: GROUP };
  group = (await call('/chats', token, 'POST', body)).id;
  await call(`/chats/${group}/messages`, token, 'POST', { content: SECRET });
  charles.id = self.id;
  colleague = await call('/auth/register', undefined, 'POST', {
    email: COLLEAGUE,
    username: 'colleague',
    password: PASSWORD,
  });
  // What the page shows is as of when it asks.
  while (!(await isShown())) await delay(200);
});

async function isShown() {
  const { items } = await call('/admin/chats/search', colleague.token, 'POST', { query: 'engine' });
  return items[0]?.messages === 1;
}

after(async () => {
  await browser?.close();
  await server?.close();
});

async function call(path, token, method, body) {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
  const response = await fetch(`${server.url}/api${path}`, { method, headers, body: JSON.stringify(body) });
  assert.ok(response.ok, `${path} answered ${response.status}`);
  return response.status === 204 ? undefined : response.json();
}

const session = ({ email }) => call('/auth/login', undefined, 'POST', { email, password: PASSWORD });

const found = (page) => page.getByRole('list', { name: 'Chats found' });
const rowOf = (page, name) => found(page).getByRole('listitem').filter({ hasText: name });

async function look(page, words) {
  await page.getByRole('textbox', { name: 'Search' }).fill(words);
  await page.keyboard.press('Enter');
}

test('an operator finds a group by the beginning of a word of its name, and reads nothing of it', async () => {
  const { page } = ada;
  await page.goto(`${server.url}/admin`);
  await page
    .getByRole('navigation', { name: 'Parts of this page' })
    .getByRole('link', { name: 'Chats' })
    .click();
  await page.getByRole('heading', { name: 'The largest groups' }).waitFor();
  await rowOf(page, GROUP)
    .getByText(/2 members · 1 message · the last one .* by Charles/)
    .waitFor();
  for (const words of ['arger', '🚀', 'ENGINE']) {
    await look(page, words);
    await page.getByRole('heading', { name: 'The largest groups' }).waitFor({ state: 'detached' });
    await rowOf(page, GROUP).waitFor();
  }
  assert.equal(await page.getByText(SECRET).count(), 0);
  await isAccessible(page, 'chats');
  await look(page, 'no such group');
  await page.getByText('No chat is called that.').waitFor();
  await look(page, 'nobody@example.org');
  await page.getByText('Nobody has this address.').waitFor();
  await isAccessible(page, 'nobody');
});

test('an operator sees the members of a group, by keyboard', async () => {
  const { page } = ada;
  await look(page, 'arger');
  await rowOf(page, GROUP)
    .getByRole('button', { name: `Show members: ${GROUP}` })
    .focus();
  await page.keyboard.press('Enter');
  const members = page.getByRole('list', { name: `Members of ${GROUP}` });
  await members.getByRole('listitem').filter({ hasText: 'Charles' }).getByText('owner').waitFor();
  await members.getByText(`@${grace.username}`).waitFor();
  assert.equal(await members.getByRole('button').count(), 0);
  await isAccessible(page, 'members');
  if (process.env.PICTURE) await page.screenshot({ path: process.env.PICTURE, fullPage: true });
  await page.keyboard.press('Enter');
  await members.waitFor({ state: 'detached' });
});

test('whoever is no auditor is told why they cannot open an audit', async () => {
  const { page } = ada;
  const button = rowOf(page, GROUP).getByRole('button', { name: `Open an audit: ${GROUP}` });
  assert.equal(await button.getAttribute('aria-disabled'), 'true');
  const note = page.locator(`id=${await button.getAttribute('aria-describedby')}`);
  assert.match(await note.textContent(), /Another operator can make you one, under People/);
  await button.focus();
  await page.keyboard.press('Enter');
  await rowOf(page, GROUP).waitFor();
  assert.match(page.url(), /\/admin\/chats$/);
});

test('the chats of somebody are found from the list of people, by their address, and by a link to one', async () => {
  const { page } = ada;
  await page.getByRole('link', { name: 'People' }).click();
  await look(page, grace.username);
  await page.getByRole('link', { name: 'Chats: Grace' }).click();
  await page.getByRole('heading', { name: 'Chats of Grace' }).waitFor();
  await rowOf(page, GROUP).waitFor();
  await rowOf(page, 'Charles and Grace').getByText('two people').waitFor();
  await page.getByRole('button', { name: 'All groups' }).click();
  await page.getByRole('heading', { name: 'The largest groups' }).waitFor();
  await look(page, charles.email);
  await page.getByRole('heading', { name: `Chats of ${charles.email}` }).waitFor();
  await rowOf(page, 'Charles and Grace').waitFor();
  await look(page, `${server.url}/chats/${group}?message=1`);
  await rowOf(page, 'Charles and Grace').waitFor({ state: 'detached' });
  await rowOf(page, GROUP).waitFor();
  await look(page, group);
  await rowOf(page, GROUP).waitFor();
  await look(page, charles.id);
  await page.getByRole('heading', { name: 'Chats of Charles' }).waitFor();
  await rowOf(page, 'Charles and Grace').waitFor();
});

test('an operator who is an auditor goes from a chat to the form, gives a reason, and members see it', async () => {
  const { page } = ada;
  const { user } = await session(ada);
  await call(`/admin/auditors/${user.id}`, colleague.token, 'PUT');
  await page.goto(`${server.url}/admin/chats`);
  const entry = rowOf(page, GROUP).getByRole('link', { name: `Open an audit: ${GROUP}` });
  await entry.waitFor();
  await isAccessible(page, 'chats for an auditor');
  await entry.focus();
  await page.keyboard.press('Enter');
  const reason = page.getByRole('textbox', { name: 'Reason' });
  await reason.waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Chat' }).inputValue(), group);
  assert.equal(await reason.inputValue(), '');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('Give a reason').waitFor();
  await grace.open(GROUP);
  await grace.sees(SECRET);
  assert.equal(await grace.page.getByText(/may read this chat/).count(), 0);
  await reason.fill(REASON);
  await page.keyboard.press('Enter');
  await page.getByText(`Chat ${group}`).waitFor();
  await grace.page.getByText(/Ada may read this chat as an auditor until/).waitFor();
});

test('a group whose owner is suspended is given an admin', async () => {
  const { page } = ada;
  await call(`/admin/users/${charles.id}/suspension`, colleague.token, 'PUT', { reason: 'Spam' });
  await page.goto(`${server.url}/admin/chats?chat=${group}`);
  await rowOf(page, GROUP)
    .getByRole('button', { name: `Show members: ${GROUP}` })
    .click();
  const members = page.getByRole('list', { name: `Members of ${GROUP}` });
  await members.getByText('suspended', { exact: true }).waitFor();
  await isAccessible(page, 'a group whose owner is suspended');
  await members.getByRole('button', { name: 'Make admin: Grace' }).click();
  const question = page.getByRole('dialog', { name: 'Make Grace an admin?' });
  await question.getByRole('button', { name: 'Make admin' }).click();
  await members.getByRole('listitem').filter({ hasText: 'Grace' }).getByText('admin').waitFor();
});

test('the settings are shown in groups, without a secret', async () => {
  const { page } = ada;
  await page
    .getByRole('navigation', { name: 'Parts of this page' })
    .getByRole('link', { name: 'Settings' })
    .click();
  const query = page.getByRole('table', { name: 'Query side' });
  await query.getByRole('row', { name: /verbatim\.query\.batch-size .* 1000 default/ }).waitFor();
  const operators = page.getByRole('row', { name: /verbatim\.command\.operators/ });
  await operators.getByText('set, not shown').waitFor();
  await operators.getByText('environment').waitFor();
  assert.equal(await page.getByText(OPERATOR).count(), 0);
  await isAccessible(page, 'settings');
  if (process.env.PICTURE)
    await page.screenshot({ path: process.env.PICTURE.replace('.png', '-settings.png') });
  await page
    .getByRole('navigation', { name: 'Groups of settings' })
    .getByRole('link', { name: 'Query side' })
    .focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => {
    const { top } = document.getElementById('settings-query').getBoundingClientRect();
    return top >= 0 && top < window.innerHeight / 2;
  });
  await page.getByRole('switch', { name: 'Only what is not the default' }).click();
  await query.waitFor({ state: 'detached' });
  await operators.waitFor();
  await page.getByRole('textbox', { name: 'Filter' }).fill('no such setting');
  await page.getByText('No setting is like that.').waitFor();
});

test('on a phone and from right to left nothing is cut off', async () => {
  const { page } = ada;
  await page.setViewportSize({ width: 390, height: 780 });
  for (const language of ['', 'de', 'en-XB']) {
    await page.evaluate((tag) => localStorage.setItem('verbatim.language', tag), language);
    for (const [part, shown] of [
      ['chats', page.getByText(GROUP)],
      ['settings', page.getByText('verbatim.query.batch-size')],
    ]) {
      await page.goto(`${server.url}/admin/${part}`);
      await shown.waitFor();
      const wide = await page.evaluate(
        () => document.querySelector('main').scrollWidth - document.querySelector('main').clientWidth,
      );
      assert.equal(wide, 0, `${part} in ${language || 'English'}`);
      if (process.env.PICTURE)
        await page.screenshot({
          path: process.env.PICTURE.replace('.png', `-${part}-${language}-phone.png`),
        });
    }
  }
  await isAccessible(page, 'settings on a phone');
});
