import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { Person } from './person.mjs';

let browser;
let ada;
let grace;

before(async () => {
  browser = await launch();
  [ada, grace] = await Promise.all([Person.at(browser, 'Ada'), Person.at(browser, 'Grace')]);
});

after(() => browser?.close());

test('two people register, talk in both directions, and find everything again', async () => {
  await ada.register();
  await grace.register();

  await ada.startChatWith(grace);
  await ada.say('Hello Grace!');
  await ada.seesTicks('Hello Grace!', 'Delivered');
  await grace.open('Ada');
  await grace.sees('Hello Grace!');
  await ada.seesTicks('Hello Grace!', 'Read');

  await grace.field.pressSequentially('Hel');
  await ada.page.getByText('Grace is typing').waitFor();
  await grace.say('Hello Ada, I can read you.');
  await ada.sees('Hello Ada, I can read you.');
  await ada.page.getByText('Grace is typing').waitFor({ state: 'hidden' });
  await grace.seesTicks('Hello Ada, I can read you.', 'Read');

  await ada.field.fill('first line');
  await ada.field.press('Shift+Enter');
  await ada.field.pressSequentially('second line');
  await ada.field.press('Enter');
  await grace.sees('second line');

  await ada.say('A word to mend');
  await grace.sees('A word to mend');
  await ada.field.press('ArrowUp');
  await ada.say('A mended word');
  await grace.sees('A mended word');
  await grace.message('A mended word').getByText('edited').waitFor();

  await ada.say('<img src=x onerror=alert(1)> https://example.org/a?b=1.');
  await grace.sees('<img src=x onerror=alert(1)>');
  assert.equal(
    await grace.message('onerror').getByRole('link').getAttribute('href'),
    'https://example.org/a?b=1',
  );
  assert.equal(await grace.message('onerror').locator('img').count(), 0);

  const conversation = await ada.said();
  assert.equal(conversation.length, 5);
  assert.equal(conversation[2], 'first line\nsecond line');
  for (const person of [ada, grace]) {
    await person.page.reload();
    await person.sees('A mended word');
    await person.sees('onerror');
    assert.deepEqual(await person.said(), conversation);
  }
  await ada.seesTicks('Hello Grace!', 'Read');
  assert.deepEqual([...ada.errors, ...grace.errors], []);
});

test('what is written while the connection is away arrives once, also after a reload', async () => {
  await ada.enterTunnel();
  await ada.say('Written in a tunnel');
  await ada.seesTicks('Written in a tunnel', 'Sending');
  await grace.say('Said meanwhile');
  await ada.leaveTunnel();
  await ada.sees('Said meanwhile');
  await grace.sees('Written in a tunnel');
  await ada.seesTicks('Written in a tunnel', 'Read');

  await ada.enterTunnel();
  await ada.say('Kept over a reload');
  await ada.leaveTunnel();
  await ada.page.reload();
  await grace.sees('Kept over a reload');
  await ada.say('Sent on the way out');
  await ada.page.reload();
  await grace.sees('Sent on the way out');
  await ada.seesTicks('Sent on the way out', 'Read');
  for (const text of ['Written in a tunnel', 'Kept over a reload', 'Sent on the way out'])
    for (const person of [ada, grace]) assert.equal(await person.message(text).count(), 1, text);
  assert.deepEqual([...ada.errors, ...grace.errors], []);
});
