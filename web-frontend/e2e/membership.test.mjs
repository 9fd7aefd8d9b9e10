import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isAccessible } from './accessibility.mjs';
import { base, launch } from './browser.mjs';
import { Person } from './person.mjs';

const calm = { reducedMotion: 'reduce' };
let browser;
let ada;
let grace;

before(async () => {
  browser = await launch();
  [ada, grace] = await Promise.all([Person.at(browser, 'Ada', calm), Person.at(browser, 'Grace', calm)]);
  await Promise.all([ada.register(), grace.register()]);
});

after(() => browser?.close());

const list = ({ page }) => page.getByRole('list', { name: 'Chats' });
const row = (person, title) => list(person).getByRole('link', { name: title });
const dialog = ({ page }, name) => page.getByRole('dialog', { name });

async function titles(person) {
  const links = await list(person).getByRole('link').all();
  return Promise.all(links.map((link) => link.locator('span > span > span > span').first().innerText()));
}

async function startGroup({ page }, name, other) {
  await page.getByRole('button', { name: 'New chat' }).first().click();
  const form = page.getByRole('dialog', { name: 'New chat' });
  await form.getByText('Group', { exact: true }).click();
  await form.getByRole('textbox', { name: 'Group name' }).fill(name);
  await form.getByRole('textbox', { name: 'Search by name' }).fill(other.username);
  await form.getByRole('list', { name: 'People' }).getByRole('button', { name: other.username }).click();
  await form.getByRole('button', { name: 'Create group' }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

async function choose(person, title, ...items) {
  await row(person, title).click({ button: 'right' });
  for (const item of items) await person.page.getByRole('menuitem', { name: item }).click();
}

async function details(person, kind) {
  await person.page.getByRole('button', { name: kind, exact: true }).click();
  return dialog(person, kind);
}

test('a pinned chat stays on top, on every device and whatever happens elsewhere', async () => {
  await startGroup(ada, 'Engine', grace);
  await startGroup(ada, 'Büro', grace);
  await startGroup(ada, 'Loom', grace);
  const second = await ada.page.context().newPage();
  await second.goto(base);
  await second.getByRole('link', { name: 'Engine' }).waitFor();

  await choose(ada, 'Engine', 'Pin to the top');
  await row(ada, /Engine.*pinned/).waitFor();
  await second.getByRole('link', { name: /Engine.*pinned/ }).waitFor();
  // A tab behind another one draws once a second.
  await second.close();
  assert.deepEqual(await titles(ada), ['Engine', 'Loom', 'Büro']);

  await grace.open('Büro');
  await grace.say('Hello Büro');
  await row(ada, /Büro.*Hello Büro/).waitFor();
  assert.deepEqual(await titles(ada), ['Engine', 'Büro', 'Loom']);
  assert.equal(await row(grace, /pinned/).count(), 0);

  await ada.page.reload();
  await row(ada, /Engine.*pinned/).waitFor();
  assert.deepEqual(await titles(ada), ['Engine', 'Büro', 'Loom']);
  await isAccessible(ada.page, 'list with a pinned chat');
});

test('a muted chat does not count in the title, and unmuting by the keyboard counts again', async () => {
  await ada.open('Loom');
  await choose(ada, 'Büro', 'Mute', 'For 8 hours');
  await row(ada, /Büro.*muted/).waitFor();
  await grace.open('Büro');
  await grace.say('Not so important');
  await row(ada, /Büro.*unread/).waitFor();
  assert.equal(await ada.page.title(), 'Loom · Verbatim');
  await isAccessible(ada.page, 'list with a muted chat');

  await row(ada, 'Büro').focus();
  await ada.page.keyboard.press('Shift+F10');
  await ada.page.getByRole('menuitem', { name: 'Unmute' }).waitFor();
  await isAccessible(ada.page, 'menu of a chat');
  await ada.page.getByRole('menuitem', { name: 'Unmute' }).press('Enter');
  await ada.page.waitForFunction(() => /^\(\d\) Loom/.test(document.title));
  await choose(ada, 'Büro', 'Mark as read');
  await ada.page.waitForFunction(() => document.title === 'Loom · Verbatim');
});

test('chats are found by name or person, whatever the accents', async () => {
  const { page } = ada;
  const field = page.getByRole('searchbox', { name: 'Search chats' });
  await field.fill('buro');
  await row(ada, 'Engine').waitFor({ state: 'detached' });
  assert.deepEqual(await titles(ada), ['Büro']);
  await field.fill(grace.username);
  for (const title of ['Engine', 'Loom', 'Büro']) await row(ada, title).waitFor();
  assert.equal((await titles(ada)).length, 3);
  await field.fill('nothing of the kind');
  await page.getByText('No chat matches').waitFor();
  await isAccessible(page, 'no chat matches');
  await page.getByRole('button', { name: 'Show all chats' }).click();
  await row(ada, 'Loom').waitFor();
});

test('the list says who is typing', async () => {
  await ada.open('Loom');
  await grace.open('Engine');
  await grace.field.pressSequentially('Hm');
  await row(ada, /Grace is typing/).waitFor();
  await grace.field.fill('');
  await row(ada, /Grace is typing/).waitFor({ state: 'detached' });
});

test('the owner makes an admin, who then removes others, and hands the group over', async () => {
  await ada.open('Engine');
  const hers = await details(ada, 'Group details');
  await hers.getByRole('button', { name: 'What can be done about Grace' }).click();
  await isAccessible(ada.page, 'menu of a member');
  await ada.page.getByRole('menuitem', { name: 'Make admin' }).click();
  await hers.getByText('Admin', { exact: true }).waitFor();

  await grace.open('Engine');
  const graces = await details(grace, 'Group details');
  await graces.getByText('Admin', { exact: true }).waitFor();
  assert.equal(await graces.getByRole('button', { name: 'What can be done about Ada' }).count(), 0);
  await graces.getByRole('button', { name: 'What can be done about Grace' }).waitFor();

  await hers.getByRole('button', { name: 'What can be done about Grace' }).click();
  await ada.page.getByRole('menuitem', { name: 'Hand the group over' }).click();
  await dialog(ada, 'Make Grace the owner?').waitFor();
  await isAccessible(ada.page, 'question before handing over');
  await dialog(ada, 'Make Grace the owner?').getByRole('button', { name: 'Hand the group over' }).click();
  await graces.getByRole('button', { name: 'What can be done about Ada' }).waitFor();

  await graces.getByRole('button', { name: 'Leave group' }).click();
  await grace.page.getByText('Ada will own it.').waitFor();
  await isAccessible(grace.page, 'question before leaving');
  await dialog(grace, 'Leave this group?').getByRole('button', { name: 'Leave group' }).click();
  await row(grace, 'Engine').waitFor({ state: 'detached' });
  await hers.getByText('Owner', { exact: true }).waitFor();
  await hers.getByText('Members · 1').waitFor();
  await isAccessible(ada.page, 'group details');
  await ada.page.keyboard.press('Escape');
  await hers.waitFor({ state: 'detached' });
});

test('a chat of two has details, where it is muted and pinned', async () => {
  await ada.startChatWith(grace);
  const shown = await details(ada, 'Chat details');
  await shown.getByText(`@${grace.username}`).waitFor();
  await shown.getByRole('switch', { name: 'Mute this chat' }).click();
  await shown.getByRole('button', { name: 'For 1 hour' }).click();
  await shown.getByText(/^Until /).waitFor();
  await shown.getByRole('switch', { name: 'Pin to the top of the list' }).click();
  await row(ada, /Grace.*muted.*pinned/).waitFor();
  await isAccessible(ada.page, 'chat details');
  await ada.page.goBack();
  await shown.waitFor({ state: 'detached' });
  assert.deepEqual([...ada.errors, ...grace.errors], []);
});
