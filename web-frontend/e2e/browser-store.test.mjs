import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { base, launch } from './browser.mjs';

// The SDK's store for browsers, as its package has it: jsdom and Node.js have no IndexedDB.
const sdk = new URL('./', import.meta.resolve('@verbatim/sdk'));

let browser;
let page;

before(async () => {
  browser = await launch();
  page = await browser.newPage();
  await page.route('**/sdk-under-test/*', (route) => {
    const file = new URL(new URL(route.request().url()).pathname.split('/').at(-1), sdk);
    return route.fulfill({ contentType: 'text/javascript', body: readFileSync(file, 'utf8') });
  });
  await page.goto(base);
});

after(() => browser?.close());

const withStore = (code) =>
  page.evaluate(`(async () => {
    const { indexedDbStore } = await import('/sdk-under-test/indexed-db.js');
    const store = indexedDbStore('test');
    ${code}
  })()`);

test('what was set is there after a reload, and what was deleted is not', async () => {
  await withStore(`
    await store.set('a.1', 'one');
    await store.set('a.1', 'two');
    await store.set('a.2', 'gone');
    await store.set('b', 'other');
    await store.delete('a.2');
    await store.delete('never there');
  `);
  await page.reload();
  assert.equal(await withStore(`return store.get('a.1');`), 'two');
  assert.equal(await withStore(`return store.get('a.2');`), undefined);
  assert.deepEqual(await withStore(`return store.keys('a.');`), ['a.1']);
  assert.deepEqual(await withStore(`return store.keys('');`), ['a.1', 'b']);
});

test('many calls at once end as they were made', async () => {
  const last = await withStore(`
    await Promise.all(Array.from({ length: 50 }, (_, n) => store.set('count', String(n))));
    return store.get('count');
  `);
  assert.equal(last, '49');
});
