import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from './store.js';

const BESIDE = '.new';

/**
 * Keeps everything in a folder, one file for each key (its name is a hash, its first line the key), readable by its
 * owner only. A file is written beside and renamed when it is on the disk, so that a process that is killed leaves the
 * old value or the new one.
 *
 * @param folder made where it is missing; for one process at a time
 */
export function fileStore(folder: string): Store {
  const fileOf = (key: string) => join(folder, createHash('sha256').update(key).digest('hex'));
  let made: Promise<unknown> | undefined;
  let last: Promise<void> = Promise.resolve();

  /** One write after the other, so that the last one asked for is the one that stays. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function write(key: string, value: string): Promise<void> {
    await (made ??= mkdir(folder, { recursive: true, mode: 0o700 }));
    const beside = fileOf(key) + BESIDE;
    const file = await open(beside, 'w', 0o600);
    try {
      await file.writeFile(`${key}\n${value}`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, fileOf(key));
  }

  async function read(path: string): Promise<readonly [key: string, value: string] | undefined> {
    const text = await readFile(path, 'utf8').catch(whenMissing(undefined));
    const end = text?.indexOf('\n') ?? -1;
    return text === undefined || end < 0 ? undefined : [text.slice(0, end), text.slice(end + 1)];
  }

  return {
    async get(key) {
      await last;
      return (await read(fileOf(key)))?.[1];
    },
    set: (key, value) => inTurn(() => write(key, value)),
    delete: (key) => inTurn(() => rm(fileOf(key), { force: true })),
    async keys(prefix) {
      await last;
      const names = await readdir(folder).catch(whenMissing<string[]>([]));
      const files = names.filter((name) => !name.endsWith(BESIDE)).map((name) => read(join(folder, name)));
      return (await Promise.all(files)).flatMap((file) => (file?.[0].startsWith(prefix) ? [file[0]] : []));
    },
  };
}

/** Takes something for what is not there; other failures stay failures. */
function whenMissing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };
}
