import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isAccessible } from './accessibility.mjs';
import { base, launch } from './browser.mjs';
import { Person } from './person.mjs';

const FILLERS = 70;
let browser;
let ada;
let grace;

before(async () => {
  browser = await launch();
  const browsing = { reducedMotion: 'reduce' };
  [ada, grace] = await Promise.all([
    Person.at(browser, 'Ada', browsing),
    Person.at(browser, 'Grace', browsing),
  ]);
  await Promise.all([ada.register(), grace.register()]);
  await ada.startChatWith(grace);
});

after(() => browser?.close());

const quoteIn = (person, text) => person.message(text).locator('[data-quote]');
const reply = (person) => person.page.locator('[data-reply]');

/** What replies to a message has its text, too: the first one is the message itself. */
async function choose(person, text, action) {
  await person.message(text).first().focus();
  await person.page.keyboard.press('Enter');
  await person.page.getByRole('menuitem', { name: action }).click();
}

test('a key replies to a message, and everybody sees what it replies to', async () => {
  await ada.say('Where is the engine?');
  await grace.open('Ada');
  await grace.sees('Where is the engine?');
  await grace.message('Where is the engine?').focus();
  await grace.page.keyboard.press('r');
  await reply(grace).getByText('Where is the engine?').waitFor();
  await grace.page.waitForFunction(() => document.activeElement.tagName === 'TEXTAREA');
  await isAccessible(grace.page, 'reply being written');
  await grace.page.keyboard.press('Escape');
  await reply(grace).waitFor({ state: 'detached' });
  await choose(grace, 'Where is the engine?', 'Reply');
  await reply(grace).waitFor();
  await grace.say('Down in the cellar');
  await reply(grace).waitFor({ state: 'detached' });
  await quoteIn(ada, 'Down in the cellar').getByText('Where is the engine?').waitFor();
  await quoteIn(ada, 'Down in the cellar').getByText('You').waitFor();
  await quoteIn(grace, 'Down in the cellar').getByText('Ada', { exact: true }).waitFor();
  await isAccessible(ada.page, 'reply');
});

test('what was quoted is shown as it is now, however long ago it was said, and the quote leads there', async () => {
  const original = await ada.messageIdOf('Where is the engine?');
  const graceSays = await grace.voice(ada.chatId);
  for (let number = 0; number < FILLERS; number++) await graceSays(`Filler no. ${number};`);
  await graceSays('It still is there', original);
  // Whoever has read everything finds the end again.
  await ada.sees('It still is there');
  await ada.page.reload();
  await ada.sees('It still is there');
  await quoteIn(ada, 'It still is there').getByText('Where is the engine?').waitFor();
  await quoteIn(ada, 'It still is there').focus();
  await ada.page.keyboard.press('Enter');
  await ada.page.waitForFunction(() => {
    const { tagName, textContent } = document.activeElement;
    return tagName === 'ARTICLE' && textContent.startsWith('Where is the engine?');
  });

  await choose(ada, 'Where is the engine?', 'Edit');
  await ada.say('Where is the difference engine?');
  await grace.page.reload();
  await quoteIn(grace, 'It still is there').getByText('Where is the difference engine?').waitFor();

  await choose(ada, 'Where is the difference engine?', 'Delete');
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await quoteIn(grace, 'It still is there').getByText('Message deleted').waitFor();
});

test('a reply is kept over a reload, and refused in words when what it replies to is gone', async () => {
  await ada.page.goto(`${base}/chats/${ada.chatId}`);
  await ada.say('Soon to be gone');
  await grace.sees('Soon to be gone');
  await grace.message('Soon to be gone').focus();
  await grace.page.keyboard.press('r');
  await grace.field.fill('Do not lose me');
  await grace.page.reload();
  await reply(grace).getByText('Soon to be gone').waitFor();
  assert.equal(await grace.field.inputValue(), 'Do not lose me');
  await choose(ada, 'Soon to be gone', 'Delete');
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await grace.page.getByRole('alert').getByText('The message that you reply to was deleted').waitFor();
  await isAccessible(grace.page, 'reply to what is gone');
  await grace.field.press('Enter');
  assert.equal(await grace.field.inputValue(), 'Do not lose me');
  await grace.field.press('Escape');
  await grace.field.press('Enter');
  await ada.sees('Do not lose me');
  assert.equal(await quoteIn(ada, 'Do not lose me').count(), 0);
});

test('a reply that crosses a deletion is not lost: it can be sent without what it replied to', async () => {
  await ada.say('Gone before you know');
  await grace.sees('Gone before you know');
  await grace.message('Gone before you know').focus();
  await grace.page.keyboard.press('r');
  await grace.enterTunnel();
  await grace.say('Too late, but kept');
  await choose(ada, 'Gone before you know', 'Delete');
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await ada.message('Gone before you know').waitFor({ state: 'detached' });
  await grace.leaveTunnel();
  const refused = grace.page
    .getByRole('alert')
    .filter({ hasText: 'the message that you reply to was deleted' });
  await refused.waitFor();
  await isAccessible(grace.page, 'refused reply');
  await refused.getByRole('button', { name: 'Send without it' }).click();
  await ada.sees('Too late, but kept');
});

test('somebody is mentioned without leaving the keyboard, and can tell from the list of chats', async () => {
  await grace.page.goto(base);
  await grace.page.getByRole('list', { name: 'Chats' }).getByRole('link').first().waitFor();
  await ada.field.fill('');
  await ada.field.pressSequentially('Ask @gra');
  const option = ada.page.getByRole('option', { name: grace.username });
  await option.waitFor();
  assert.equal(await option.getAttribute('aria-selected'), 'true');
  assert.equal(await ada.field.getAttribute('aria-activedescendant'), await option.getAttribute('id'));
  await isAccessible(ada.page, 'people to mention');
  await ada.page.keyboard.press('Escape');
  await option.waitFor({ state: 'detached' });
  await ada.field.fill('Please ask ');
  await ada.page.keyboard.type('@Gra');
  await option.waitFor();
  await ada.page.keyboard.press('Enter');
  // As fast as fingers are.
  await ada.page.keyboard.type('about it');
  assert.equal(await ada.field.inputValue(), `Please ask @${grace.username} about it`);
  await ada.page.keyboard.press('Enter');
  const mark = ada.message('about it').locator('mark');
  await mark.waitFor();
  assert.equal(await mark.getAttribute('title'), 'Grace');
  await isAccessible(ada.page, 'mention');
  const chat = grace.page.getByRole('list', { name: 'Chats' }).getByRole('link', { name: 'Ada' });
  await chat.getByText('1 mention of you').waitFor();
  await isAccessible(grace.page, 'chat with a mention');
  await grace.open('Ada');
  await grace.message('about it').locator('mark[data-me]').waitFor();
  await isAccessible(grace.page, 'mention of oneself');
  await chat.getByText('1 mention of you').waitFor({ state: 'detached' });
});

test('a finger replies by a button', async () => {
  const phone = await Person.at(browser, 'Barbara', {
    viewport: { width: 390, height: 780 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  });
  await phone.register();
  await phone.startChatWith(grace);
  await (
    await grace.voice(phone.chatId)
  )('Can you hear me?');
  await phone.message('Can you hear me?').getByRole('button', { name: 'Reply' }).tap();
  await reply(phone).getByText('Can you hear me?').waitFor();
  await isAccessible(phone.page, 'reply on a phone');
  assert.deepEqual([...ada.errors, ...grace.errors, ...phone.errors], []);
});
