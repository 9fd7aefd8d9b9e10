import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { Person } from './person.mjs';
import { Server } from './server.mjs';

let browser;
let server;
let ada;
let grace;

before(async () => {
  [browser, server] = await Promise.all([launch(), Server.start()]);
  const browsing = { baseURL: server.url };
  [ada, grace] = await Promise.all([
    Person.at(browser, 'Ada', browsing),
    Person.at(browser, 'Grace', browsing),
  ]);
  await Promise.all([ada.register(), grace.register()]);
  await ada.startChatWith(grace);
  await ada.say('Hello');
  await grace.open('Ada');
  await grace.sees('Hello');
});

after(async () => {
  await browser?.close();
  await server?.close();
});

const banner = (person, words) => person.page.getByRole('status').filter({ hasText: words });

/** Both see all of these, each once, and in the same order; of each person's in the order in which they were said. */
async function bothSee(...texts) {
  for (const person of [ada, grace]) for (const text of texts) await person.sees(text);
  for (const text of texts) for (const person of [ada, grace]) await person.seesOnce(text);
  const [one, other] = await Promise.all([ada.said(), grace.said()]);
  const of = (all) => all.filter((text) => texts.includes(text));
  assert.deepEqual(of(one), of(other));
  for (const name of ['Ada', 'Grace']) {
    const theirs = (all) => all.filter((text) => text.startsWith(name));
    assert.deepEqual(theirs(of(one)), theirs(texts));
  }
}

test('a server that is killed while two people talk loses, doubles and reorders nothing', async () => {
  const texts = (name, round) => [1, 2, 3].map((number) => `${name} ${round}.${number}`);
  for (const round of [1, 2]) {
    for (const number of [0, 1]) {
      await ada.say(texts('Ada', round)[number]);
      await grace.say(texts('Grace', round)[number]);
    }
    await server.kill();
    await ada.say(texts('Ada', round)[2]);
    await grace.say(texts('Grace', round)[2]);
    await banner(ada, 'Offline.').waitFor();
    await ada.seesTicks(texts('Ada', round)[2], 'Sending');
    await server.again();
    await bothSee(...texts('Ada', round), ...texts('Grace', round));
    await banner(ada, 'Connected').waitFor({ state: 'attached' });
    assert.equal(await banner(ada, 'Offline.').count(), 0);
  }
});

test('what was said before a reload is sent once, also while there is no server', async () => {
  await server.kill();
  for (const text of ['Ada kept 1', 'Ada kept 2']) await ada.say(text);
  await ada.page.reload();
  await banner(ada, 'Offline.').waitFor();
  await server.again();
  await bothSee('Ada kept 1', 'Ada kept 2');
  for (const text of ['Ada hurries 1', 'Ada hurries 2', 'Ada hurries 3']) await ada.say(text);
  await ada.page.reload();
  await bothSee('Ada hurries 1', 'Ada hurries 2', 'Ada hurries 3');
});

test('two tabs of one person agree, and one sends what the other was closed upon', async () => {
  const tab = await ada.anotherTab();
  await tab.sees('Ada hurries 3');
  // The field alone: beside it there is a hidden one, by which its height is measured.
  const written = (text) =>
    tab.page.waitForFunction(
      (wanted) =>
        document.querySelector('textarea[placeholder="Write a message"]:not([aria-hidden])').value === wanted,
      text,
    );
  await ada.field.fill('Half a thought');
  await written('Half a thought');
  await ada.field.fill('');
  await written('');

  await tab.page.goto(`${server.url}/`);
  await grace.say('Grace asks');
  await ada.sees('Grace asks');
  // Read in one tab is read in the other.
  await tab.page.getByRole('link', { name: /Grace asks/ }).waitFor();
  await tab.page.getByText(/unread message/).waitFor({ state: 'detached' });
  await tab.open('Grace');
  await tab.sees('Grace asks');

  await server.kill();
  await tab.say('Ada in a tab that closes');
  await tab.seesTicks('Ada in a tab that closes', 'Sending');
  await tab.page.close({ runBeforeUnload: false });
  await server.again();
  await bothSee('Ada in a tab that closes');
});

test('a line that died in silence is noticed after a sleep, and nothing is missed', async () => {
  await ada.page.clock.install();
  ada.loseLine();
  await grace.say('Grace while Ada sleeps');
  await grace.seesTicks('Grace while Ada sleeps', 'Sent');
  await ada.page.clock.fastForward('02:00');
  await ada.page.clock.resume();
  await bothSee('Grace while Ada sleeps');
  await ada.say('Ada awake');
  await bothSee('Ada awake');
});

test('storage that is full is said, and nothing is lost while the page is open', async () => {
  const full = await Person.at(browser, 'Frances', { baseURL: server.url });
  await full.register();
  await full.startChatWith(grace);
  await full.page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await full.field.fill('Written into a full browser');
  await banner(full, 'This browser keeps nothing').waitFor();
  await server.kill();
  await full.field.press('Enter');
  await full.seesTicks('Written into', 'Sending');
  const asked = new Promise((resolve) => full.page.once('dialog', (dialog) => resolve(dialog)));
  const closing = full.page.close({ runBeforeUnload: true });
  const dialog = await asked;
  assert.equal(dialog.type(), 'beforeunload');
  await dialog.dismiss();
  await closing;
  await server.again();
  await full.seesTicks('Written into', 'Delivered');
  await banner(full, 'This browser keeps nothing').waitFor({ state: 'detached' });
  assert.deepEqual(full.errors, []);
});

test('the app works where pages may keep nothing at all', async () => {
  const browsing = { baseURL: server.url };
  const shy = await Person.at(browser, 'Barbara', browsing);
  await shy.page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await shy.register();
  await banner(shy, 'This browser keeps nothing').waitFor();
  await shy.startChatWith(grace);
  await shy.say('From a private window');
  await shy.seesTicks('From a private window', 'Delivered');
  assert.deepEqual(shy.errors, []);
});

test('three people who talk at once in a group see the same', async () => {
  const third = await Person.at(browser, 'Karen', { baseURL: server.url });
  await third.register();
  await ada.page.getByRole('button', { name: 'New chat' }).first().click();
  const dialog = ada.page.getByRole('dialog', { name: 'New chat' });
  await dialog.getByText('Group', { exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Group name' }).fill('Crew');
  for (const { username } of [grace, third]) {
    await dialog.getByRole('textbox', { name: 'Search by name' }).fill(username);
    await dialog.getByRole('list', { name: 'People' }).getByRole('button', { name: username }).click();
  }
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await ada.page.getByRole('heading', { name: 'Crew', level: 1 }).waitFor();
  const everyone = [ada, grace, third];
  for (const person of [grace, third]) await person.open('Crew');
  // Tall enough for all that is said: what is far from the view is not in the page.
  for (const { page } of everyone) await page.setViewportSize({ width: 1100, height: 1600 });
  await Promise.all(
    everyone.map(async (person) => {
      for (const number of [1, 2, 3, 4, 5]) await person.say(`${person.name} says ${number}`);
    }),
  );
  for (const person of everyone)
    for (const { name } of everyone)
      for (const number of [1, 2, 3, 4, 5]) await person.seesOnce(`${name} says ${number}`);
  const [mine, ...others] = await Promise.all(everyone.map((person) => person.said()));
  for (const theirs of others) assert.deepEqual(theirs, mine);
  for (const { name } of everyone)
    assert.deepEqual(
      mine.filter((text) => text.startsWith(name)),
      [1, 2, 3, 4, 5].map((number) => `${name} says ${number}`),
    );
  assert.deepEqual([...ada.errors, ...grace.errors, ...third.errors], []);
});
