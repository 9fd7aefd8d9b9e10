import { describe, expect, test, vi } from 'vitest';
import type { Message, Payload } from '../src/contract.js';
import { Outbox } from '../src/outbox.js';
import { Sender, type Line } from '../src/sender.js';
import { memoryStore, type Store } from '../src/store.js';
import { aMessage, aUser } from './builders.js';

const ada = aUser('Ada');
const DEAF = { ready: () => undefined, failed: () => undefined };
type Answers = (key: string, content: string) => unknown;

async function anOutbox(store: Store = memoryStore(), userId = 'ada', listener = DEAF): Promise<Outbox> {
  const outbox = new Outbox(store, listener);
  await outbox.open(userId);
  return outbox;
}

const texts = (outbox: Outbox) => outbox.rows.map(({ content }) => content);

/** A line to a server that keeps one message for each key, as the real one does. */
function aLine(answer?: Answers) {
  const kept = new Map<string, Message>();
  const asked: string[] = [];
  const line = {
    connected: true,
    ask: async (
      _: unknown,
      { content, idempotencyKey: key = '' }: { content: string; idempotencyKey?: string },
    ) => {
      asked.push(content);
      const early = answer?.(key, content);
      if (early !== undefined) return early;
      const message = kept.get(key) ?? aMessage(kept.size + 1, ada, { content });
      kept.set(key, message);
      return { ok: true, message };
    },
  };
  return { line: line as unknown as Line & { connected: boolean }, kept, asked };
}

async function until(condition: () => boolean): Promise<void> {
  await expect.poll(condition, { timeout: 20_000 }).toBe(true);
}

describe('what waits to be sent', () => {
  test('survives a restart, in the order in which it was said', async () => {
    const store = memoryStore();
    const before = await anOutbox(store);
    for (const text of ['first', 'second', 'third']) await before.add('chat', text, text, 1000);
    expect(texts(await anOutbox(store))).toEqual(['first', 'second', 'third']);
  });

  test('is taken up from another tab that does not get rid of it, and goes when that tab has sent it', async () => {
    vi.useFakeTimers();
    const store = memoryStore();
    const ready = vi.fn();
    const here = await anOutbox(store, 'ada', { ...DEAF, ready });
    const there = await anOutbox(store);
    const name = (key: string) => `verbatim.outbox.ada.${key}`;
    for (const key of ['sent', 'left']) {
      await there.add('chat', key, key, 1000);
      here.follow(name(key), 'anything');
    }
    there.settle('sent', aMessage(1, ada));
    here.follow(name('sent'), null);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(texts(here)).toEqual(['left']);
    expect(ready).toHaveBeenCalledTimes(1);
    here.follow('verbatim.outbox.grace.other', null);
    expect(texts(here)).toEqual(['left']);
    here.follow(name('left'), null);
    expect(texts(here)).toEqual([]);
    vi.useRealTimers();
  });

  test('keeps its order when the clock is set back', async () => {
    const store = memoryStore();
    const before = await anOutbox(store);
    await before.add('chat', 'first', 'a', 2000);
    await before.add('chat', 'second', 'b', 1000);
    expect(texts(await anOutbox(store))).toEqual(['first', 'second']);
  });

  test('belongs to the person who said it', async () => {
    const store = memoryStore();
    await (await anOutbox(store)).add('chat', 'secret');
    expect(texts(await anOutbox(store, 'grace'))).toEqual([]);
  });

  test('is gone, also from the store, once it has arrived', async () => {
    const store = memoryStore();
    const outbox = await anOutbox(store);
    const { key } = await outbox.add('chat', 'hello');
    outbox.settle(key, aMessage(1, ada));
    expect(texts(outbox)).toEqual([]);
    expect(texts(await anOutbox(store))).toEqual([]);
  });

  test('is not disturbed by what another tab says', async () => {
    const store = memoryStore();
    const one = await anOutbox(store);
    const other = await anOutbox(store);
    const { key } = await one.add('chat', 'here');
    await other.add('chat', 'there');
    one.remove(key);
    expect(texts(await anOutbox(store))).toEqual(['there']);
  });

  test('does not stumble over an entry that nobody can read', async () => {
    const store = memoryStore();
    await store.set('verbatim.outbox.ada.broken', '{');
    await store.set('verbatim.outbox.ada.null', 'null');
    expect(texts(await anOutbox(store))).toEqual([]);
  });

  test('is one message for one key, however often it is said', async () => {
    const outbox = await anOutbox();
    await outbox.add('chat', 'once', 'key');
    await outbox.add('chat', 'once more', 'key');
    expect(texts(outbox)).toEqual(['once']);
  });

  test('is still there when the store is full', async () => {
    const failures: unknown[] = [];
    const full = { ...memoryStore(), set: () => Promise.reject(new Error('full')) };
    const listener = { ...DEAF, failed: (error: unknown) => failures.push(error) };
    const outbox = await anOutbox(full, 'ada', listener as never);
    await outbox.add('chat', 'hello');
    expect(texts(outbox)).toEqual(['hello']);
    expect(failures).toEqual([new Error('full')]);
  });

  test('cannot be said before it is known who says it', async () => {
    const outbox = new Outbox(memoryStore(), DEAF);
    await expect(outbox.add('chat', 'hello')).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('sending', () => {
  test('keeps the order within a chat', async () => {
    const outbox = await anOutbox();
    const { line, asked } = aLine();
    for (const text of ['one', 'two', 'three']) await outbox.add('chat', text);
    new Sender(line, outbox, () => undefined).flush();
    await until(() => outbox.waiting().length === 0);
    expect(asked).toEqual(['one', 'two', 'three']);
  });

  test('says what a message replies to, also after a restart', async () => {
    const store = memoryStore();
    await (await anOutbox(store)).add('chat', 'yes', 'key', 1000, { replyTo: 'chat_3' });
    const outbox = await anOutbox(store);
    const asked: Payload<'send_message'>[] = [];
    const line: Line = {
      connected: true,
      ask: (_, payload) => {
        asked.push(payload);
        return Promise.resolve({ ok: true, message: aMessage(4, ada) });
      },
    };
    new Sender(line, outbox, () => undefined).flush();
    await until(() => outbox.waiting().length === 0);
    expect(asked).toEqual([{ chatId: 'chat', content: 'yes', idempotencyKey: 'key', replyTo: 'chat_3' }]);
  });

  test('waits while there is no connection', async () => {
    const outbox = await anOutbox();
    const { line, asked } = aLine();
    line.connected = false;
    await outbox.add('chat', 'patience');
    new Sender(line, outbox, () => undefined).flush();
    expect(asked).toEqual([]);
    expect(outbox.waiting()).toEqual(['chat']);
  });

  test('says it again under the same key when the answer was lost, and the server keeps one', async () => {
    const outbox = await anOutbox();
    let lost = 1;
    const shown: Message[] = [];
    const { line, kept } = aLine((key, content) => {
      if (lost-- <= 0) return undefined;
      kept.set(key, aMessage(1, ada, { content }));
      throw new Error('timeout');
    });
    const { key } = await outbox.add('chat', 'once');
    const arrival = outbox.arrival(key);
    const sender = new Sender(line, outbox, (message) => shown.push(message));
    sender.flush();
    const expected = aMessage(1, ada, { content: 'once', idempotencyKey: key });
    expect(await arrival).toEqual(expected);
    expect([...kept.keys()]).toEqual([key]);
    expect(shown).toEqual([expected]);
  });

  test('waits as long as the server says, and loses nothing', async () => {
    vi.useFakeTimers();
    let refusals = 0;
    const { line, kept, asked } = aLine(() =>
      refusals++ === 0
        ? { ok: false, error: { code: 'rate-limited', message: 'Slowly.', retryAfter: 7 } }
        : undefined,
    );
    const outbox = await anOutbox();
    const sender = new Sender(line, outbox, () => {});
    await outbox.add('chat', 'hello');
    sender.flush();
    await vi.advanceTimersByTimeAsync(6_900);
    expect(asked).toEqual(['hello']);
    await vi.advanceTimersByTimeAsync(200);
    expect([...kept.values()].map(({ content }) => content)).toEqual(['hello']);
    expect(outbox.waiting()).toEqual([]);
    vi.useRealTimers();
  });

  test('gives up what the server will never take, and goes on with the next', async () => {
    const outbox = await anOutbox();
    const refusal = { ok: false, error: { code: 'invalid-request', message: 'too long' } };
    const { line, kept } = aLine((_, content) => (content === 'bad' ? refusal : undefined));
    const { key } = await outbox.add('chat', 'bad');
    const bad = expect(outbox.arrival(key)).rejects.toMatchObject({
      code: 'invalid-request',
      passing: false,
    });
    await outbox.add('chat', 'good');
    new Sender(line, outbox, () => undefined).flush();
    await until(() => outbox.waiting().length === 0);
    await bad;
    expect(outbox.rows).toMatchObject([{ content: 'bad', refusal: 'invalid-request' }]);
    expect([...kept.values()]).toMatchObject([{ content: 'good' }]);
  });

  test('tells who waits when nobody will answer any more, and keeps the message', async () => {
    const store = memoryStore();
    const outbox = await anOutbox(store);
    const { key } = await outbox.add('chat', 'later');
    const arrival = expect(outbox.arrival(key)).rejects.toMatchObject({ code: 'closed' });
    outbox.abandon();
    await arrival;
    expect(texts(await anOutbox(store))).toEqual(['later']);
  });
});
