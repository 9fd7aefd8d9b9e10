import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isAccessible } from './accessibility.mjs';
import { launch } from './browser.mjs';
import { Person } from './person.mjs';
import { picture } from './picture.mjs';

let browser;
let ada;
let grace;

before(async () => {
  browser = await launch();
  [ada, grace] = await Promise.all([Person.at(browser, 'Ada'), Person.at(browser, 'Grace')]);
  await ada.register();
  await grace.register();
  await ada.startChatWith(grace);
  await ada.say('Look at this.');
  await grace.open('Ada');
});

after(() => browser?.close());

const choose = (person, ...files) => person.page.locator('[data-part=attach]').setInputFiles(files);
const send = (person) => person.page.getByRole('button', { name: 'Send', exact: true }).click();

/** Waits until the picture of this name is to be seen. */
const seesPicture = (person, name) =>
  person.page.waitForFunction(
    (alt) =>
      [...document.images].some((image) => image.alt === alt && image.complete && image.naturalWidth > 0),
    name,
  );

test('pictures and papers reach the other one, and open large', async () => {
  await choose(
    ada,
    picture('engine.png', 640, 400, [40, 90, 160]),
    picture('mill.png', 300, 500, [160, 80, 40]),
    { name: 'Größe & Maß.txt', mimeType: 'text/plain', buffer: Buffer.from('seven feet') },
  );
  const tray = ada.page.getByRole('list', { name: 'Files that go with the message' });
  await tray.getByText('Größe & Maß.txt').waitFor();
  await isAccessible(ada.page, 'files that were chosen');
  await send(ada);
  await seesPicture(grace, 'engine.png');
  await seesPicture(grace, 'mill.png');
  await grace.page.getByText('Größe & Maß.txt').waitFor();
  await ada.page.getByRole('list', { name: 'Chats' }).getByText('3 files').waitFor();

  const saved = grace.page.waitForEvent('download');
  await grace.page.getByRole('button', { name: 'Save Größe & Maß.txt' }).click();
  assert.equal((await saved).suggestedFilename(), 'Größe & Maß.txt');

  await grace.page.getByRole('button', { name: 'Open engine.png' }).click();
  const viewer = grace.page.getByRole('dialog');
  await viewer.getByRole('img', { name: 'engine.png' }).waitFor();
  await isAccessible(grace.page, 'a picture that was opened');
  await grace.page.keyboard.press('ArrowRight');
  await viewer.getByRole('img', { name: 'mill.png' }).waitFor();
  await grace.page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'hidden' });
  await isAccessible(grace.page, 'a chat with files');
});

test('what is pasted goes with the words', async () => {
  const { name, buffer } = picture('pasted.png', 200, 100, [60, 140, 90]);
  await ada.field.evaluate(
    (field, [title, bytes]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], title, { type: 'image/png' }));
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    [name, [...buffer]],
  );
  await ada.page.getByRole('button', { name: 'Do not send pasted.png' }).waitFor();
  await ada.say('From the clipboard');
  await grace.sees('From the clipboard');
  await seesPicture(grace, 'pasted.png');
});

test('what is dropped anywhere is taken, after a sign that says so', async () => {
  const drag = (types) =>
    ada.page.evaluate((events) => {
      const data = new DataTransfer();
      data.items.add(new File(['dropped'], 'dropped.txt', { type: 'text/plain' }));
      for (const type of events)
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
        );
    }, types);
  await drag(['dragenter', 'dragover']);
  await ada.page.getByText('Drop files here').waitFor();
  await drag(['drop']);
  await ada.page.getByText('Drop files here').waitFor({ state: 'detached' });
  await ada.page.getByRole('button', { name: 'Do not send dropped.txt' }).click();
  assert.equal(await ada.page.getByText('dropped.txt').count(), 0);
});

test('what cannot be sent is said before anybody waits', async () => {
  await choose(ada, { name: 'film.bin', mimeType: 'video/mp4', buffer: Buffer.alloc(26_300_000) });
  await ada.page.getByRole('alert').getByText('film.bin is larger than').waitFor();
  await choose(ada, { name: 'game.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') });
  await ada.page.getByRole('alert').getByText('Files like game.exe').waitFor();
  await isAccessible(ada.page, 'a file that is refused');
  await ada.page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
});

test('nothing moves while pictures come in', async () => {
  let held = [];
  await grace.page.route('**/attachments/*', (route) => void held.push(route));
  await grace.page.reload();
  await grace.sees('From the clipboard');
  const places = () =>
    grace.page
      .getByRole('region', { name: /^Messages of/ })
      .getByRole('article')
      .evaluateAll((articles) => articles.map((article) => article.getBoundingClientRect().top));
  await grace.page.waitForFunction(() => document.querySelectorAll('article').length >= 3);
  const before = await places();
  for (const route of held) await route.continue();
  held = [];
  await grace.page.unroute('**/attachments/*');
  await seesPicture(grace, 'pasted.png');
  await seesPicture(grace, 'engine.png');
  assert.deepEqual(await places(), before);
});

test('an upload that a reload has cut goes on, and its message is there once', async () => {
  let under = 0;
  await ada.page.route('**/attachments', () => void under++);
  await choose(ada, picture('long way.png', 320, 200, [120, 60, 150]));
  await ada.field.fill('It took a while');
  await send(ada);
  await ada.page.getByRole('progressbar', { name: 'Sending long way.png' }).waitFor();
  await ada.say('Words do not wait');
  await grace.sees('Words do not wait');
  assert.ok(under > 0);
  await ada.page.unroute('**/attachments');
  await ada.page.reload();
  await grace.sees('It took a while');
  await seesPicture(grace, 'long way.png');
  await seesPicture(ada, 'long way.png');
  await ada.seesTicks('It took a while', 'Read');
  assert.equal(await grace.message('It took a while').count(), 1);
});

test('an upload that is stopped leaves nothing behind', async () => {
  await ada.page.route('**/attachments', () => undefined);
  await choose(ada, picture('never.png', 320, 200, [20, 60, 50]));
  await ada.field.fill('Never mind');
  await send(ada);
  await ada.page.getByRole('button', { name: 'Stop sending never.png' }).click();
  await ada.message('Never mind').waitFor({ state: 'detached' });
  await ada.page.unroute('**/attachments');
  await ada.say('Later');
  await grace.sees('Later');
  assert.equal(await grace.message('Never mind').count(), 0);
  assert.deepEqual([...ada.errors, ...grace.errors], []);
});
