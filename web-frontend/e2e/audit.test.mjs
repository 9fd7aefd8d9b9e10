import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { isAccessible } from './accessibility.mjs';
import { launch } from './browser.mjs';
import { PASSWORD, Person } from './person.mjs';
import { Server } from './server.mjs';

const OPERATOR = 'operator@example.org';
const REASON = 'Case 17: complaint of 3 November';

let server;
let browser;
let ada;
let grace;
let katherine;
let chat;

before(async () => {
  process.env.VERBATIM_COMMAND_OPERATORS = OPERATOR;
  [server, browser] = await Promise.all([Server.start(), launch()]);
  delete process.env.VERBATIM_COMMAND_OPERATORS;
  [ada, grace, katherine] = await Promise.all(
    ['Ada', 'Grace', 'Katherine'].map((name) => Person.at(browser, name, { baseURL: server.url })),
  );
  await Promise.all([ada, grace, katherine].map((person) => person.register()));
  await ada.startChatWith(grace);
  await ada.say('I shall pay ten pounds.');
  chat = ada.chatId;
  await grace.open('Ada');
});

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

/** By an operator, who has no page for it. */
async function appoint(person) {
  const { user } = await call('/auth/login', undefined, 'POST', { email: person.email, password: PASSWORD });
  const { token } = await call('/auth/register', undefined, 'POST', {
    email: OPERATOR,
    username: 'operator',
    password: PASSWORD,
  });
  await call(`/admin/auditors/${user.id}`, token, 'PUT');
}

test('whoever is no auditor is told so', async () => {
  const { page } = katherine;
  await page.goto(`${server.url}/audit`);
  await page.getByRole('heading', { name: 'This page is for auditors' }).waitFor();
  await isAccessible(page, 'closed to others');
});

test('an auditor opens a chat by keyboard, with a reason, and the members see it at once', async () => {
  await appoint(katherine);
  const { page } = katherine;
  await page.reload();
  await page.getByRole('heading', { name: 'Audit', level: 1 }).waitFor();
  await isAccessible(page, 'opening');
  await page.getByRole('textbox', { name: 'Chat' }).fill(`${server.url}/chats/${chat}`);
  await page.keyboard.press('Enter');
  await page.getByText('Give a reason').waitFor();
  await page.getByRole('textbox', { name: 'Reason' }).fill(REASON);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Look for events' }).waitFor();
  for (const member of [ada, grace])
    await member.page
      .getByRole('status')
      .filter({ hasText: /Katherine may read this chat as an auditor until/ })
      .filter({ hasText: REASON })
      .waitFor();
  await isAccessible(grace.page, 'chat that is read');
  if (process.env.PICTURE) await grace.page.screenshot({ path: process.env.PICTURE });
});

test('the details of the chat keep who has read it', async () => {
  const { page } = grace;
  await page.reload();
  await page.getByText(/Katherine may read this chat/).waitFor();
  await page.getByRole('button', { name: 'Chat details' }).click();
  const audits = page.getByRole('list', { name: 'Read by auditors' });
  await audits.getByRole('listitem').filter({ hasText: 'Katherine' }).filter({ hasText: REASON }).waitFor();
  await isAccessible(page, 'details');
  await page.keyboard.press('Escape');
});

test('the auditor finds what was said, and takes it along', async () => {
  const { page } = katherine;
  await page.getByRole('textbox', { name: 'Text' }).fill('TEN POUNDS');
  await page.keyboard.press('Enter');
  await page
    .getByRole('row')
    .filter({ hasText: 'MessageSent' })
    .filter({ hasText: 'I shall pay ten pounds.' })
    .waitFor();
  await page.getByRole('cell', { name: `@${ada.username}` }).waitFor();
  await isAccessible(page, 'results');
  if (process.env.PICTURE)
    await page.screenshot({ path: process.env.PICTURE.replace('.png', '-results.png') });
  const begins = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as NDJSON' }).click();
  const download = await begins;
  assert.match(download.suggestedFilename(), /^audit-[0-9a-f]{32}\.ndjson$/);
  const [line, ...rest] = (await readFile(await download.path(), 'utf8')).trim().split('\n');
  assert.equal(JSON.parse(line).payload.content, 'I shall pay ten pounds.');
  assert.equal(rest.length, 0);
});

test('on a phone and from right to left nothing is cut off', async () => {
  const { page } = katherine;
  await page.setViewportSize({ width: 390, height: 780 });
  for (const language of ['', 'de', 'en-XB']) {
    await page.evaluate((tag) => localStorage.setItem('verbatim.language', tag), language);
    await page.reload();
    await page.getByRole('button').last().waitFor();
    const wide = await page.evaluate(
      () => document.querySelector('main').scrollWidth - document.querySelector('main').clientWidth,
    );
    assert.equal(wide, 0);
  }
  await isAccessible(page, 'audit on a phone');
});
