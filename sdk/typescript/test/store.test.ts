import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileStore } from '../src/node.js';
import { memoryStore, webStore, type Store } from '../src/store.js';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'verbatim-store-'))));
afterAll(() => rm(folder, { recursive: true }));

/** What browsers have, over a map. */
function aStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    key: (index) => [...values.keys()][index] ?? null,
    get length() {
      return values.size;
    },
  };
}

let folders = 0;
const STORES: readonly (readonly [string, () => Store])[] = [
  ['memory', () => memoryStore()],
  ['a web storage', () => webStore(aStorage())],
  ['a folder of files', () => fileStore(join(folder, `store-${folders++}`))],
];

describe.each(STORES)('%s', (_, aStore) => {
  test('gives back what was set last', async () => {
    const store = aStore();
    expect(await store.get('key')).toBeUndefined();
    await store.set('key', 'one');
    await store.set('key', 'two\nlines, “and more”');
    expect(await store.get('key')).toBe('two\nlines, “and more”');
  });

  test('lists keys by their beginning, whatever is in them', async () => {
    const store = aStore();
    const keys = ['a.1', 'a.../../2', 'a.%2F~*:?', `a.${'x'.repeat(300)}`, 'b.1'];
    for (const key of keys) await store.set(key, key);
    expect([...(await store.keys('a.'))].sort()).toEqual(keys.slice(0, 4).sort());
  });

  test('forgets what is deleted, also what was never there', async () => {
    const store = aStore();
    await store.set('key', 'value');
    await store.delete('key');
    await store.delete('key');
    expect(await store.get('key')).toBeUndefined();
    expect(await store.keys('')).toEqual([]);
  });

  test('ends with the last of many calls that nobody waited for', async () => {
    const store = aStore();
    const calls = Array.from({ length: 20 }, (_, n) => store.set('key', String(n)));
    const gone = [store.set('other', 'value'), store.delete('other')];
    expect(await store.get('key')).toBe('19');
    await Promise.all([...calls, ...gone]);
    expect(await store.keys('')).toEqual(['key']);
  });
});

describe('a folder of files', () => {
  test('is there after a restart, and nobody else can read it', async () => {
    const path = join(folder, 'kept');
    await fileStore(path).set('verbatim.session', 'secret');
    expect(await fileStore(path).get('verbatim.session')).toBe('secret');
    const [name = ''] = await readdir(path);
    expect((await stat(join(path, name))).mode & 0o077).toBe(0);
    expect((await stat(path)).mode & 0o077).toBe(0);
  });

  test('does not take for a value what a killed process has left half written', async () => {
    const path = join(folder, 'killed');
    await fileStore(path).set('key', 'old');
    const [name = ''] = await readdir(path);
    await writeFile(join(path, `${name}.new`), 'key\nha');
    expect(await fileStore(path).get('key')).toBe('old');
    expect(await fileStore(path).keys('')).toEqual(['key']);
  });

  test('says what is wrong with a folder that is none', async () => {
    const path = join(folder, 'a file');
    await writeFile(path, '');
    await expect(fileStore(path).set('key', 'value')).rejects.toMatchObject({ code: 'EEXIST' });
  });
});
