import { describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Message } from '@/api/contract';
import { Outbox } from '@/realtime/outbox';
import { Sender, type Line } from '@/realtime/sender';
import { aMessage, aUser } from './builders';

const ada = aUser('Ada');
type Answers = (key: string, content: string) => unknown;

/** A line to a server that keeps one message for each key, as the real one does. */
function aLine(answer?: Answers) {
  const kept = new Map<string, Message>();
  const link = createStore<{ link: 'live' | 'offline' }>(() => ({ link: 'live' }));
  const asked: string[] = [];
  const ask = async (
    _: unknown,
    { content, idempotencyKey: key }: { content: string; idempotencyKey: string },
  ) => {
    asked.push(content);
    const early = answer?.(key, content);
    if (early !== undefined) return early;
    const message = kept.get(key) ?? aMessage(kept.size + 1, ada, { content });
    kept.set(key, message);
    return { ok: true, message };
  };
  return { line: { ask, link } as unknown as Line, link, kept, asked };
}

async function until(condition: () => boolean): Promise<void> {
  await expect.poll(condition, { timeout: 20_000 }).toBe(true);
}

describe('what waits to be sent', () => {
  test('survives a reload, in the order in which it was said', () => {
    const before = new Outbox('ada');
    before.add('chat', 'first', 1000);
    before.add('chat', 'second', 1000);
    before.add('chat', 'third', 999);
    const after = new Outbox('ada');
    expect(after.store.getState().rows.map(({ content }) => content)).toEqual(['third', 'first', 'second']);
  });

  test('belongs to the person who said it', () => {
    new Outbox('ada').add('chat', 'secret');
    expect(new Outbox('grace').store.getState().rows).toEqual([]);
  });

  test('is gone, also from the storage, once it has arrived', () => {
    const outbox = new Outbox('ada');
    outbox.remove(outbox.add('chat', 'hello').key);
    expect(outbox.store.getState().rows).toEqual([]);
    expect(new Outbox('ada').store.getState().rows).toEqual([]);
  });

  test('is not disturbed by what another tab says', () => {
    const one = new Outbox('ada');
    const other = new Outbox('ada');
    one.add('chat', 'here', 1);
    other.add('chat', 'there', 2);
    one.remove(one.store.getState().rows[0]?.key ?? '');
    expect(new Outbox('ada').store.getState().rows.map(({ content }) => content)).toEqual(['there']);
  });

  test('does not stumble over an entry that nobody can read', () => {
    localStorage.setItem('verbatim.outbox.ada.broken', '{');
    expect(new Outbox('ada').store.getState().rows).toEqual([]);
  });
});

describe('sending', () => {
  test('keeps the order within a chat', async () => {
    const outbox = new Outbox('ada');
    const { line, asked } = aLine();
    for (const text of ['one', 'two', 'three']) outbox.add('chat', text);
    new Sender(line, outbox, () => undefined).flush();
    await until(() => outbox.waiting().length === 0);
    expect(asked).toEqual(['one', 'two', 'three']);
  });

  test('waits while there is no connection', () => {
    const outbox = new Outbox('ada');
    const { line, link, asked } = aLine();
    link.setState({ link: 'offline' });
    outbox.add('chat', 'patience');
    new Sender(line, outbox, () => undefined).flush();
    expect(asked).toEqual([]);
    expect(outbox.waiting()).toEqual(['chat']);
  });

  test('says it again under the same key when the answer was lost, and the server keeps one', async () => {
    const outbox = new Outbox('ada');
    let lost = 1;
    const shown: Message[] = [];
    const { line, kept } = aLine((key, content) => {
      if (lost-- <= 0) return undefined;
      kept.set(key, aMessage(1, ada, { content }));
      throw new Error('timeout');
    });
    const key = outbox.add('chat', 'once').key;
    const sender = new Sender(line, outbox, (message) => shown.push(message));
    sender.flush();
    await until(() => outbox.waiting().length === 0);
    expect([...kept.keys()]).toEqual([key]);
    expect(shown).toEqual([aMessage(1, ada, { content: 'once', idempotencyKey: key })]);
  });

  test('waits as long as the server says, and loses nothing', async () => {
    vi.useFakeTimers();
    let refusals = 0;
    const { line, kept, asked } = aLine(() =>
      refusals++ === 0
        ? { ok: false, error: { code: 'rate-limited', message: 'Slowly.', retryAfter: 7 } }
        : undefined,
    );
    const outbox = new Outbox('ada');
    const sender = new Sender(line, outbox, () => {});
    outbox.add('chat', 'hello');
    sender.flush();
    await vi.advanceTimersByTimeAsync(6_900);
    expect(asked).toEqual(['hello']);
    await vi.advanceTimersByTimeAsync(200);
    expect([...kept.values()].map(({ content }) => content)).toEqual(['hello']);
    expect(outbox.waiting()).toEqual([]);
    vi.useRealTimers();
  });

  test('gives up what the server will never take, and goes on with the next', async () => {
    const outbox = new Outbox('ada');
    const refusal = { ok: false, error: { code: 'invalid-request', message: 'too long' } };
    const { line, kept } = aLine((_, content) => (content === 'bad' ? refusal : undefined));
    outbox.add('chat', 'bad');
    outbox.add('chat', 'good');
    new Sender(line, outbox, () => undefined).flush();
    await until(() => outbox.waiting().length === 0);
    expect(outbox.store.getState().rows).toMatchObject([{ content: 'bad', refusal: 'invalid-request' }]);
    expect([...kept.values()]).toMatchObject([{ content: 'good' }]);
  });
});
