import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { base, launch } from './browser.mjs';
import { Person } from './person.mjs';

let browser;
let ada;
let grace;

before(async () => {
  browser = await launch();
  [ada, grace] = await Promise.all([Person.at(browser, 'Ada'), Person.at(browser, 'Grace')]);
  await grace.page.context().grantPermissions(['notifications'], { origin: new URL(base).origin });
  // A browser without a screen shows nothing and is never left, so both are played.
  await grace.page.addInitScript(() => {
    window.told = [];
    window.Notification = class {
      static permission = 'granted';
      static requestPermission = async () => 'granted';
      constructor(title, { body }) {
        window.told.push(`${title}: ${body}`);
      }
    };
    window.gone = false;
    document.hasFocus = () => !window.gone;
  });
  await Promise.all([ada.register(), grace.register()]);
});

after(() => browser?.close());

test('who is away is told by the title and on the desktop; who reads is not', async () => {
  const { page } = grace;
  await page.getByRole('button', { name: 'Account of Grace' }).click();
  await page.getByRole('menuitem', { name: 'Preferences' }).click();
  await page.getByRole('switch', { name: 'Show new messages on the desktop' }).click();
  await page.getByRole('switch', { name: 'Show new messages on the desktop', checked: true }).waitFor();
  await page.keyboard.press('Escape');
  await ada.startChatWith(grace);
  await ada.say('Said while she is here');
  await page.waitForFunction(() => document.title.startsWith('(1) '));
  await page.evaluate(() => (window.gone = true));
  await ada.say('Said while she is away');
  await page.waitForFunction(() => window.told.length > 0);
  assert.deepEqual(await page.evaluate(() => window.told), ['Ada: Said while she is away']);

  await page.evaluate(() => (window.gone = false));
  await grace.open('Ada');
  await ada.seesTicks('Said while she is away', 'Read');
  await page.waitForFunction(() => document.title.startsWith('Ada'));
});

test('the app starts without its server, and keeps nothing but itself', async () => {
  const { page } = ada;
  await page.evaluate(() => navigator.serviceWorker.ready);
  const kept = await page.evaluate(async () => {
    const paths = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    return paths;
  });
  assert.ok(kept.includes('/index.html'));
  assert.deepEqual(
    kept.filter((path) => !/^\/(assets\/|[\w-]+\.(html|js|json|svg|png)$)/.test(path)),
    [],
  );

  await page.context().setOffline(true);
  await page.goto(`${base}/chats/some-chat`);
  await page.getByRole('navigation', { name: 'Chats' }).waitFor();
  await page.getByText('Offline.').waitFor();
  await page.context().setOffline(false);
  await page.goto(base);
  await page.getByRole('link', { name: 'Grace' }).waitFor();
  assert.deepEqual([...ada.errors, ...grace.errors], []);
});
