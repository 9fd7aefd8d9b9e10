type MaybeLater<T> = T | Promise<T>;

/**
 * Texts by key, for what shall outlive the process: the session, the outbox, the position. Each call may answer later.
 * A store belongs to one client at a time; tabs of one browser may share one.
 */
export interface Store {
  get(key: string): MaybeLater<string | undefined>;
  /** Done when the value is as safe as this store can make it. */
  set(key: string, value: string): MaybeLater<void>;
  /** A key that is not there is no error. */
  delete(key: string): MaybeLater<void>;
  /** The keys that begin with a prefix, in any order. */
  keys(prefix: string): MaybeLater<readonly string[]>;
}

/** Keeps everything as long as the process lives. */
export function memoryStore(): Store {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key),
    set: (key, value) => void values.set(key, value),
    delete: (key) => void values.delete(key),
    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
  };
}

type WebStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Keeps everything in `localStorage` or `sessionStorage`: what was set is safe at once, also when the page closes. */
export function webStore(storage: WebStorage): Store {
  return {
    get: (key) => storage.getItem(key) ?? undefined,
    set: (key, value) => storage.setItem(key, value),
    delete: (key) => storage.removeItem(key),
    keys: (prefix) =>
      Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
        key.startsWith(prefix),
      ),
  };
}
