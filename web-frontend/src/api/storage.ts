import type { Store } from '@verbatim/sdk';
import { createStore } from 'zustand/vanilla';

/** Whether this browser refuses to keep something: it is full, or does not allow pages to. */
export const storage = createStore<{ readonly refused: boolean }>(() => ({ refused: false }));

/** What the browser did not take, as long as the page lives. */
const here = new Map<string, string>();

function attempt<T>(call: (kept: Storage) => T): T | undefined {
  try {
    // The name alone throws where pages may keep nothing.
    return call(localStorage);
  } catch {
    return undefined;
  }
}

/**
 * `localStorage`, without ever failing: what was set is safe at once, also when the page closes in the next moment. What the
 * browser does not take lives as long as the page, and `storage` says so.
 */
export const kept = {
  get: (key) => here.get(key) ?? attempt((local) => local.getItem(key)) ?? undefined,
  set: (key, value) => {
    const taken = attempt((local) => (local.setItem(key, value), true)) ?? false;
    if (taken) here.delete(key);
    else here.set(key, value);
    storage.setState({ refused: here.size > 0 });
  },
  delete: (key) => {
    here.delete(key);
    attempt((local) => local.removeItem(key));
    storage.setState({ refused: here.size > 0 });
  },
  keys: (prefix) => {
    const names = attempt((local) => Object.keys(local)) ?? [];
    return [...new Set([...names, ...here.keys()])].filter((key) => key.startsWith(prefix));
  },
} satisfies Store;
