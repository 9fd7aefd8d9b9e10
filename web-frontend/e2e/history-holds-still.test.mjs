import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { base, launch } from './browser.mjs';
import { Person } from './person.mjs';
import { holdsStill } from './steady.mjs';

const MESSAGES = 180;
const BURSTS = 6;
const MORE_THAN_A_PAGE = 70;
const UNREAD = 20;

let browser;
let ada;
let grace;
let graceSays;

before(async () => {
  browser = await launch();
  [ada, grace] = await Promise.all([Person.at(browser, 'Ada'), Person.at(browser, 'Grace')]);
  await ada.register();
  await grace.register();
});

after(() => browser?.close());

/** Where a message stands in the window, or nothing if it is not in the page. */
async function top(person, text) {
  const box = await person.message(text).boundingBox();
  return box?.y;
}

test('what is looked at does not move while older messages come in above it', async () => {
  await ada.startChatWith(grace);
  graceSays = await grace.voice(ada.chatId);
  for (let number = 0; number < MESSAGES; number++)
    await graceSays(`Message no. ${number}; ${'and so on, '.repeat((number * 7) % 23)}end.`);
  // A chat opens at its end only for who has read everything in it.
  await grace.open('Ada');
  await grace.seesTicks(`Message no. ${MESSAGES - 1};`, 'Read');
  await ada.page.reload();
  const history = ada.page.getByRole('region', { name: /^Messages of/ });
  await ada.sees(`Message no. ${MESSAGES - 1};`);

  await holdsStill(history, { until: 'Message no. 0;', by: -40 });
  assert.ok((await top(ada, 'Message no. 0;')) >= 0);

  await ada.page.getByRole('button', { name: 'Jump to the latest message' }).click();
  await ada.sees(`Message no. ${MESSAGES - 1};`);
});

test('who looks at the end stays there when much comes in at once', async () => {
  for (let burst = 0; burst < BURSTS; burst++) {
    const crowd = Array.from({ length: 40 }, (_, number) => 'at once, '.repeat((number * 7) % 23));
    await Promise.all(crowd.map((text) => graceSays(`Burst; ${text}end.`)));
    await graceSays(`End of burst no. ${burst}`);
    await ada.sees(`End of burst no. ${burst}`);
    await grace.seesTicks(`End of burst no. ${burst}`, 'Read');
  }
});

test('a chat opens at the first message that is new to its reader', async () => {
  await ada.page.goto(base);
  for (let number = 0; number < UNREAD; number++)
    await graceSays(`Meanwhile no. ${number}; ${'and so on, '.repeat(20)}end.`);
  await ada.page.getByText(`${UNREAD} unread messages`).waitFor();

  await ada.open('Grace');
  await ada.sees('Meanwhile no. 0;');
  await ada.message(`Meanwhile no. ${UNREAD - 1};`).waitFor({ state: 'detached' });
  const start = await top(ada, 'Meanwhile no. 0;');
  assert.ok(start >= 0 && start < ada.page.viewportSize().height / 2, `stands at ${start}`);

  await ada.page.getByRole('button', { name: /new messages$/ }).click();
  await ada.sees(`Meanwhile no. ${UNREAD - 1};`);
  await grace.seesTicks(`Meanwhile no. ${UNREAD - 1};`, 'Read');
});

test('a chat opens at the first new message also when more is new to its reader than a page holds', async () => {
  await ada.page.goto(base);
  for (let number = 0; number < MORE_THAN_A_PAGE; number++) await graceSays(`Long after no. ${number};`);
  await ada.page.getByText(`${MORE_THAN_A_PAGE} unread messages`).waitFor();

  await ada.open('Grace');
  await ada.sees('Long after no. 0;');
  const start = await top(ada, 'Long after no. 0;');
  assert.ok(start >= 0 && start < ada.page.viewportSize().height / 2, `stands at ${start}`);
  const button = ada.page.getByRole('button', { name: /new messages$/ });
  await button.waitFor();
  await ada.message(`Long after no. ${MORE_THAN_A_PAGE - 1};`).waitFor({ state: 'detached' });
  await button.click();
  await ada.sees(`Long after no. ${MORE_THAN_A_PAGE - 1};`);
  await grace.seesTicks(`Long after no. ${MORE_THAN_A_PAGE - 1};`, 'Read');
});
