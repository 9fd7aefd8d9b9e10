import { afterEach, expect, test, vi } from 'vitest';
import type { Attachment } from '../src/contract.js';
import { fixedToken } from '../src/credentials.js';
import { memoryFiles, type FileStore } from '../src/files.js';
import { Outbox } from '../src/outbox.js';
import { memoryStore, type Store } from '../src/store.js';
import { Uploader } from '../src/uploader.js';

const picture = () => ({ blob: new Blob(['bytes'], { type: 'image/png' }), name: 'Größe.png' });
const failed = (error: unknown) => {
  throw error;
};

/** A server that keeps one file for each key, as the real one does. */
function aServer() {
  const kept = new Map<string, Attachment>();
  const answers: (Response | Error)[] = [];
  const names: string[] = [];
  vi.stubGlobal(
    'fetch',
    async (_: string, { headers, body }: { headers: Record<string, string>; body: Blob }) => {
      const early = answers.shift();
      if (early instanceof Error) throw early;
      if (early) return early;
      const key = headers['Idempotency-Key'] ?? '';
      names.push(decodeURIComponent(headers['Verbatim-File-Name'] ?? ''));
      const file = kept.get(key) ?? {
        id: `file-${kept.size}`,
        name: 'Größe.png',
        type: 'image/png',
        size: body.size,
      };
      kept.set(key, file);
      return Response.json(file, { status: 201 });
    },
  );
  return { kept, answers, names };
}

async function aClient(store: Store = memoryStore(), files: FileStore = memoryFiles()) {
  const outbox = new Outbox(store, { ready: () => undefined, failed }, files);
  await outbox.open('ada');
  const uploader = new Uploader('http://here', fixedToken('token'), outbox, files, {
    ready: () => undefined,
    uploaded: () => undefined,
    failed,
  });
  return { outbox, uploader };
}

afterEach(() => vi.unstubAllGlobals());

test('a message waits for its files, and words overtake it', async () => {
  const { kept, names } = aServer();
  const { outbox, uploader } = await aClient();
  await outbox.add('chat', '', 'pictures', 1, { files: [picture(), picture()] });
  await outbox.add('chat', 'words', 'words', 2);
  expect(outbox.next('chat')?.key).toBe('words');
  uploader.flush();
  await expect.poll(() => outbox.next('chat')?.key).toBe('pictures');
  expect(outbox.next('chat')?.files?.map(({ id }) => id)).toEqual(['file-0', 'file-1']);
  expect(kept.size).toBe(2);
  expect(names).toEqual(['Größe.png', 'Größe.png']);
});

test('what was cut goes on after a restart under the same key', async () => {
  const { kept } = aServer();
  const [store, files] = [memoryStore(), memoryFiles()];
  const before = await aClient(store, files);
  await before.outbox.add('chat', 'look', 'k', 1, { files: [picture()] });
  before.uploader.flush();
  before.uploader.stop();
  const after = await aClient(store, files);
  after.uploader.flush();
  await expect.poll(() => after.outbox.next('chat')?.files?.[0]?.id).toBe('file-0');
  expect(kept.size).toBe(1);
});

test('a server that is away is asked again, and one that refuses is not', async () => {
  const { answers } = aServer();
  answers.push(new TypeError('away'));
  const { outbox, uploader } = await aClient();
  await outbox.add('chat', 'look', 'k', 1, { files: [picture()] });
  uploader.flush();
  await expect.poll(() => outbox.next('chat')?.key, { timeout: 10_000 }).toBe('k');

  const body = { code: 'payload-too-large', detail: 'A file may have at most 9 bytes.', status: 413 };
  answers.push(Response.json(body, { status: 413 }));
  await outbox.add('other', 'look', 'large', 2, { files: [picture()] });
  uploader.flush();
  await expect.poll(() => outbox.rows.find(({ key }) => key === 'large')?.refusal).toBe('payload-too-large');
  expect(outbox.rows.find(({ key }) => key === 'large')?.reason).toContain('at most 9 bytes');
});

test('bytes go with their message, and a file that is lost is said to be', async () => {
  aServer();
  const files = memoryFiles();
  const { outbox, uploader } = await aClient(memoryStore(), files);
  await outbox.add('chat', '', 'gone', 1, { files: [picture()] });
  expect(await files.keys()).toHaveLength(1);
  outbox.remove('gone');
  await expect.poll(() => files.keys()).toHaveLength(0);

  await outbox.add('chat', '', 'lost', 1, { files: [picture()] });
  for (const key of await files.keys()) await files.delete(key);
  uploader.flush();
  await expect.poll(() => outbox.rows[0]?.refusal).toBe('file-lost');
});
