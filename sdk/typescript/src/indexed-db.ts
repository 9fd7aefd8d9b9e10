import type { Store } from './store.js';

const TABLE = 'texts';

/**
 * Keeps everything in the browser's IndexedDB, also in workers, where there is no `localStorage`. Writes are asked to
 * be on the disk before they count as done.
 *
 * @param name of the database; clients of several accounts need one each
 */
export function indexedDbStore(name = 'verbatim'): Store {
  let opening: Promise<IDBDatabase> | undefined;
  const open = () =>
    (opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB cannot be opened'));
    }).catch((error: unknown) => {
      opening = undefined;
      throw error;
    }));

  async function read<T>(ask: (table: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const request = ask((await open()).transaction(TABLE, 'readonly').objectStore(TABLE));
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB cannot be read'));
    });
  }

  async function write(change: (table: IDBObjectStore) => void): Promise<void> {
    const transaction = (await open()).transaction(TABLE, 'readwrite', { durability: 'strict' });
    change(transaction.objectStore(TABLE));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB cannot be written'));
    });
  }

  return {
    get: (key) => read<string | undefined>((table) => table.get(key)),
    set: (key, value) => write((table) => table.put(value, key)),
    delete: (key) => write((table) => table.delete(key)),
    keys: async (prefix) => {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      return (await read((table) => table.getAllKeys(range))) as string[];
    },
  };
}
