import { table } from './database.js';
import type { FileStore } from './files.js';
import type { Store } from './store.js';

/**
 * Keeps everything in the browser's IndexedDB, also in workers, where there is no `localStorage`. Writes are asked to
 * be on the disk before they count as done.
 *
 * @param name of the database; clients of several accounts need one each
 */
export function indexedDbStore(name = 'verbatim'): Store {
  const { read, write } = table(name, 'texts');
  return {
    get: (key) => read<string | undefined>((rows) => rows.get(key)),
    set: (key, value) => write((rows) => rows.put(value, key)),
    delete: (key) => write((rows) => rows.delete(key)),
    keys: async (prefix) => {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      return (await read((rows) => rows.getAllKeys(range))) as string[];
    },
  };
}

/**
 * Keeps the bytes of files that wait to be sent in the browser's IndexedDB, so that a reload loses none.
 *
 * @param name of the database, another one than that of a store
 */
export function indexedDbFiles(name = 'verbatim-files'): FileStore {
  const { read, write } = table(name, 'files');
  return {
    get: (key) => read<Blob | undefined>((rows) => rows.get(key)),
    set: (key, blob) => write((rows) => rows.put(blob, key)),
    delete: (key) => write((rows) => rows.delete(key)),
    keys: async () => (await read((rows) => rows.getAllKeys())) as string[],
  };
}
