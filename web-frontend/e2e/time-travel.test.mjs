import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isAccessible } from './accessibility.mjs';
import { launch } from './browser.mjs';
import { Person } from './person.mjs';

let browser;
let ada;
let grace;
let moment;
let said;

before(async () => {
  browser = await launch();
  [ada, grace] = await Promise.all([Person.at(browser, 'Ada'), Person.at(browser, 'Grace')]);
  await Promise.all([ada.register(), grace.register()]);
  await ada.startChatWith(grace);
  const says = await ada.voice(ada.chatId);
  for (let number = 0; number < 60; number++) await says(`Message no. ${number};`);
  said = await says('The engin runs');
  moment = said.seq;
  const regretted = await says('I regret this');
  await ada.changes(said, 'The engine runs');
  await ada.deletes(regretted);
  await says('Much later');
  await ada.sees('Much later');
});

after(() => browser?.close());

const past = (person) => person.page.getByRole('region', { name: /as they were$/ });
const then = (person, text) => past(person).getByRole('article').filter({ hasText: text });
const asOf = (person, seq) => person.page.goto(`${person.base}/chats/${ada.chatId}?asOf=${seq}`);

test('a chat reads as it did at a moment, says so, and has no place to write', async () => {
  await asOf(ada, moment);
  await then(ada, 'The engin runs').waitFor();
  await then(ada, 'edited later').waitFor();
  assert.equal(await then(ada, 'Much later').count(), 0);
  await ada.page.getByText(/^As it was on /).waitFor();
  assert.equal(await ada.field.count(), 0);
  await isAccessible(ada.page, 'a chat as it was');
});

test('what was deleted later is gone from the past too', async () => {
  await asOf(ada, moment + 1);
  await then(ada, 'Message deleted later').waitFor();
  assert.equal(await ada.page.getByText('I regret this').count(), 0);
});

test('the keyboard leads through the messages of then, further back, and to the present', async () => {
  await asOf(ada, moment);
  await then(ada, 'The engin runs').waitFor();
  await past(ada).focus();
  await ada.page.keyboard.press('ArrowUp');
  await ada.page.waitForFunction(() => document.activeElement.textContent.includes('The engin runs'));
  await ada.page.keyboard.press('ArrowUp');
  await ada.page.waitForFunction(() => document.activeElement.textContent.includes('Message no. 59;'));
  await ada.page.getByRole('button', { name: 'Earlier messages' }).press('Enter');
  await then(ada, 'Message no. 0;').waitFor();
  await ada.page.getByRole('button', { name: 'Back to now' }).press('Enter');
  await ada.sees('Much later');
  await ada.sees('The engine runs');
});

test('a day of the calendar leads to the chat as it was then, and back leads back', async () => {
  await ada.page.getByRole('button', { name: 'Go to a date' }).click();
  const today = await ada.page.getByLabel('Day', { exact: true }).getAttribute('max');
  await ada.page.getByLabel('Day', { exact: true }).fill(today);
  await ada.page.getByRole('button', { name: 'See the chat as it was then' }).click();
  await then(ada, 'Much later').waitFor();
  await ada.page.goBack();
  await ada.field.waitFor();
});

test('those who were there are shown in their roles', async () => {
  await asOf(ada, 0);
  await ada.page.getByText('Nothing had been said yet').waitFor();
  await ada.page.getByRole('button', { name: '2 members then' }).click();
  const members = ada.page.getByRole('dialog', { name: 'Who was here, and could see this' });
  await members.getByText('Grace', { exact: true }).waitFor();
  await isAccessible(ada.page, 'the members of then');
  await ada.page.keyboard.press('Escape');
});

test('a moment that never was is explained, and another one can be chosen', async () => {
  await asOf(ada, 99_999);
  await ada.page.getByRole('alert').getByText('There is no such moment').waitFor();
  await ada.page.getByRole('button', { name: 'Back to now' }).click();
  await ada.field.waitFor();
});

test('a conversation plays back with its edits and deletions, by keyboard, and nothing deleted is shown', async () => {
  await asOf(ada, moment);
  await then(ada, 'The engin runs').waitFor();
  await ada.page.getByRole('button', { name: 'Play on from here' }).click();
  await then(ada, 'The engin runs').waitFor();
  assert.equal(await then(ada, 'Much later').count(), 0);
  await ada.page.getByLabel('Speed').selectOption('16');
  await isAccessible(ada.page, 'a replay');
  await past(ada).focus();
  // What comes first is said or read.
  await ada.page.keyboard.press('.');
  await ada.page
    .getByRole('status')
    .getByText(/ said something|read by /)
    .waitFor();
  await ada.page.keyboard.press('Space');
  await then(ada, 'The engine runs').waitFor();
  await then(ada, 'Much later').waitFor();
  await ada.page.getByText('This is where it stands now.').waitFor();
  assert.equal(await ada.page.getByText('I regret this').count(), 0);
});

test('the scrubber leads to another moment, by keyboard as well', async () => {
  const scrubber = ada.page.getByRole('slider', { name: 'Moment of the replay' });
  await scrubber.press('Home');
  await ada.page.waitForURL(/play=0$/);
  // There is a next step once what happened has come.
  await ada.page.getByRole('button', { name: 'One step on', disabled: false }).click();
  await then(ada, 'Message no. 0;').waitFor();
  await ada.page.getByRole('button', { name: 'Back to now' }).click();
  await ada.field.waitFor();
});

test('in German it says the same', async () => {
  await ada.page.evaluate(() => localStorage.setItem('verbatim.language', 'de'));
  await asOf(ada, moment);
  await ada.page.getByText(/^So war es am /).waitFor();
  await ada.page.getByText('später bearbeitet').waitFor();
  await ada.page.evaluate(() => localStorage.removeItem('verbatim.language'));
});

test('nothing went wrong in any page', () => {
  assert.deepEqual([...ada.errors, ...grace.errors], []);
});
