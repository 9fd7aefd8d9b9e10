import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isAccessible } from './accessibility.mjs';
import { base, launch } from './browser.mjs';
import { Person } from './person.mjs';

const SHOTS = process.env.SHOTS;
const REFUSAL = { type: 'about:blank', code: 'forbidden', title: 'Forbidden', status: 403, detail: 'no' };
const BUSY = { type: 'about:blank', code: 'unavailable', title: 'Unavailable', status: 503, detail: 'no' };

let browser;
let ada;
let grace;

before(async () => {
  browser = await launch();
  [ada, grace] = await Promise.all([Person.at(browser, 'Ada'), Person.at(browser, 'Grace')]);
  await Promise.all([ada.register(), grace.register()]);
  await ada.startChatWith(grace);
  await ada.say('Here I am.');
  await grace.open('Ada');
  await ada.seesTicks('Here I am.', 'Read');
});

after(() => browser?.close());

const loading = (within) => within.getByLabel('Loading').first();

async function shown(page, view) {
  await isAccessible(page, view);
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${view.replaceAll(/\W+/g, '-')}.png` });
}

/**
 * Goes through what a view shows while the server takes its time, when it then refuses, and when it has come to its
 * senses.
 *
 * @param {{ view: string, call: string | RegExp, open: () => Promise<unknown>, within?: import('playwright-core').Locator,
 *     says: string, then: () => import('playwright-core').Locator, problem?: object }} way
 */
async function throughTrouble({
  view,
  call,
  open,
  within = ada.page.locator('body'),
  says,
  then,
  problem = REFUSAL,
}) {
  const { page } = ada;
  let refuse;
  const decided = new Promise((resolve) => (refuse = resolve));
  const answer = async (route) => {
    if (route.request().method() !== 'GET') return route.fallback();
    await decided;
    const { status } = problem;
    return route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify(problem) });
  };
  await page.route(call, answer);
  await open();
  await loading(within).waitFor();
  await shown(page, `${view}, loading`);
  refuse();
  await within.getByRole('alert').filter({ hasText: says }).waitFor();
  await shown(page, `${view}, failed`);
  await page.unroute(call);
  await within.getByRole('button', { name: 'Try again' }).click();
  await then().waitFor();
}

test('the list of chats says that it loads, why it does not, and how to go on', async () => {
  const { page } = ada;
  const list = page.getByRole('navigation', { name: 'Chats' });
  await throughTrouble({
    view: 'list of chats',
    call: /\/api\/chats\?/,
    open: () => page.goto(base),
    within: list,
    says: 'The chats could not be loaded',
    then: () => list.getByRole('link', { name: 'Grace' }),
    problem: BUSY,
  });
});

test('a chat says so of its messages, and of itself', async () => {
  const { page } = ada;
  await throughTrouble({
    view: 'messages',
    call: /\/messages\?/,
    open: async () => {
      // Nothing of it is at hand.
      await page.goto(base);
      await ada.open('Grace');
    },
    within: page.getByRole('main'),
    says: 'The messages could not be loaded',
    then: () => ada.message('Here I am.'),
  });
  await throughTrouble({
    view: 'chat',
    call: /\/api\/chats\/[0-9a-f]+$/,
    open: async () => {
      const stranger = await Person.at(browser, 'Barbara');
      await stranger.register();
      await stranger.startChatWith(grace);
      const { chatId } = stranger;
      await stranger.page.context().close();
      await page.goto(`${base}/chats/${chatId}`);
    },
    within: page.getByRole('main'),
    says: 'The chat could not be loaded',
    then: () => page.getByRole('heading', { name: 'This chat is not open to you' }),
  });
  await shown(page, 'chat of others');
});

test('the search for people does, too', async () => {
  const { page } = ada;
  const dialog = page.getByRole('dialog', { name: 'New chat' });
  await throughTrouble({
    view: 'people',
    call: /\/api\/users\?|\/api\/users$/,
    open: () => page.getByRole('button', { name: 'New chat' }).first().click(),
    within: dialog,
    says: 'People could not be searched',
    then: () => dialog.getByRole('list', { name: 'People' }).getByRole('listitem').first(),
  });
  await dialog.getByRole('textbox', { name: 'Search by name' }).fill('zzzz-nobody');
  await dialog.getByText('Nobody found').waitFor();
  await shown(page, 'nobody found');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('the list of sessions does, too', async () => {
  const { page } = ada;
  const dialog = page.getByRole('dialog', { name: 'Security' });
  await throughTrouble({
    view: 'sessions',
    call: /\/api\/users\/me\/sessions/,
    open: async () => {
      await page.getByRole('button', { name: /^Account of/ }).click();
      await page.getByRole('menuitem', { name: 'Security' }).click();
    },
    within: dialog,
    says: 'Your devices could not be loaded',
    then: () => dialog.getByText('This device'),
  });
  await shown(page, 'sessions');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('who has read a message is said as far as it is known', async () => {
  const { page } = ada;
  await page.goto(base);
  await ada.open('Grace');
  await ada.sees('Here I am.');
  const dialog = page.getByRole('dialog', { name: 'Who has read it' });
  await throughTrouble({
    view: 'readers of a message',
    call: /\/status$/,
    open: async () => {
      await ada.message('Here I am.').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: 'Who has read it' }).click();
    },
    within: dialog,
    says: 'When it was read could not be loaded',
    then: () => dialog.locator('time'),
  });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('a server that is away leaves everything where it is, and the page says so', async () => {
  const { page } = ada;
  await ada.enterTunnel();
  await shown(page, 'offline');
  await ada.say('Said in a tunnel');
  await ada.seesTicks('Said in a tunnel', 'Sending');
  await shown(page, 'offline with a message that waits');
  await ada.leaveTunnel();
  await grace.sees('Said in a tunnel');
  assert.deepEqual([...ada.errors, ...grace.errors], []);
});
