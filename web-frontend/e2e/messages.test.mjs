import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isAccessible } from './accessibility.mjs';
import { base, launch } from './browser.mjs';
import { Person } from './person.mjs';

const MESSAGES = 130;
let browser;
let ada;
let grace;

before(async () => {
  browser = await launch();
  const browsing = { reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] };
  [ada, grace] = await Promise.all([
    Person.at(browser, 'Ada', browsing),
    Person.at(browser, 'Grace', browsing),
  ]);
  await Promise.all([ada.register(), grace.register()]);
  await ada.startChatWith(grace);
});

after(() => browser?.close());

test('what is emphasised, listed, quoted or code is shown so, and nothing of it runs', async () => {
  await ada.say('**Loud**, _clear_ and `code`');
  const loud = grace.message('Loud');
  await grace.open('Ada');
  await loud.locator('strong', { hasText: 'Loud' }).waitFor();
  await loud.locator('code', { hasText: 'code' }).waitFor();
  const text = [
    'Hostile <img src=x onerror="window.broken=1"> [x](javascript:window.broken=1)',
    '> quoted\n',
    '- one\n- two\n',
    '```js\nif (a < b) return "<script>window.broken=1</script>";\n```',
  ].join('\n');
  await ada.field.fill(text);
  await ada.field.press('Enter');
  const hostile = grace.message('Hostile');
  await hostile.locator('pre').waitFor();
  assert.equal(await hostile.locator('img, script, a').count(), 0);
  assert.equal(await hostile.getByRole('listitem').count(), 2);
  assert.equal(await grace.page.evaluate(() => window.broken), undefined);
  await isAccessible(grace.page, 'message with markup');
});

test('an emoji is found by its name, without leaving the keyboard', async () => {
  const { page } = ada;
  await ada.field.fill('Ship it ');
  await page.getByRole('button', { name: 'Emojis' }).focus();
  await page.keyboard.press('Enter');
  const search = page.getByRole('searchbox', { name: 'Search emojis' });
  await search.waitFor();
  await page.getByRole('gridcell').first().waitFor();
  await isAccessible(page, 'emojis');
  await search.fill('thumbs up');
  await page.getByRole('gridcell', { name: 'thumbs up' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.value?.startsWith('Ship it 👍'));
  await page.keyboard.press('Enter');
  await grace.sees('Ship it 👍');
});

test('a draft is there again after a reload', async () => {
  await ada.field.fill('Half a thou');
  await ada.page.reload();
  await ada.sees('Ship it');
  assert.equal(await ada.field.inputValue(), 'Half a thou');
  await ada.say('Half a thought, finished');
  await grace.sees('finished');
  await ada.page.reload();
  await ada.sees('finished');
  assert.equal(await ada.field.inputValue(), '');
});

test('a link to a message leads to it, however long ago it was said', async () => {
  const { page } = ada;
  const graceSays = await grace.voice(ada.chatId);
  for (let number = 0; number < MESSAGES; number++) await graceSays(`Message no. ${number};`);
  await ada
    .message('Loud')
    .or(ada.message(`Message no. ${MESSAGES - 1};`))
    .first()
    .waitFor();
  await ada.sees(`Message no. ${MESSAGES - 1};`);
  await ada.message(`Message no. ${MESSAGES - 1};`).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Copy link' }).click();
  const last = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  assert.equal(last.origin, new URL(base).origin);
  const wanted = new URL(last);
  wanted.searchParams.set('message', Number(last.searchParams.get('message')) - 120);

  await page.goto(wanted.href);
  const found = ada.message('Message no. 9;');
  await found.waitFor();
  await page.waitForFunction(() => document.activeElement.textContent.includes('Message no. 9;'));
  assert.ok((await found.boundingBox()).y > 0);
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => url.search === '');

  await page.goto(`${wanted.origin}${wanted.pathname}?message=999999`);
  await page.getByRole('alert').getByText('This message is not here').waitFor();
  await isAccessible(page, 'link to nothing');
});

test('a date leads to what was said first on it', async () => {
  const { page } = ada;
  await page.goto(`${base}/chats/${ada.chatId}`);
  await ada.sees(`Message no. ${MESSAGES - 1};`);
  await page.getByRole('button', { name: 'Go to a date' }).click();
  const day = page.getByLabel('Day');
  await isAccessible(page, 'choice of a date');
  await day.fill(await day.getAttribute('max'));
  await page.getByRole('button', { name: 'Go there' }).click();
  await ada.sees('Loud');
  assert.deepEqual([...ada.errors, ...grace.errors], []);
});
