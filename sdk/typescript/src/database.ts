/** One table of a database in the browser. Writes are asked to be on the disk before they count as done. */
export function table(name: string, title: string) {
  let opening: Promise<IDBDatabase> | undefined;
  const open = () =>
    (opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(title);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB cannot be opened'));
    }).catch((error: unknown) => {
      opening = undefined;
      throw error;
    }));

  async function read<T>(ask: (rows: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const request = ask((await open()).transaction(title, 'readonly').objectStore(title));
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB cannot be read'));
    });
  }

  async function write(change: (rows: IDBObjectStore) => void): Promise<void> {
    const transaction = (await open()).transaction(title, 'readwrite', { durability: 'strict' });
    change(transaction.objectStore(title));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB cannot be written'));
    });
  }

  return { read, write };
}
