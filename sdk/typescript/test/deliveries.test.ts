import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Frame } from '../src/contract.js';
import { Deliveries } from '../src/deliveries.js';
import { settings } from '../src/settings.js';

const typing = (userId: string): Frame => ({ event: 'user_typing', data: { chatId: 'chat', userId } });
const nameOf = (frame: Frame) => (frame.event === 'user_typing' ? frame.data.userId : frame.event);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function someDeliveries(handle: (name: string) => unknown) {
  const log: string[] = [];
  const failures: unknown[] = [];
  const deliveries = new Deliveries({
    calls: (frame) => [
      () => {
        log.push(`begin ${nameOf(frame)}`);
        return handle(nameOf(frame));
      },
    ],
    done: (frame, complete) => log.push(`done ${nameOf(frame)}${complete ? '' : ' early'}`),
    failed: (error) => failures.push(error),
    overflown: () => log.push('overflown'),
  });
  return { deliveries, log, failures };
}

test('a handler that answers at once is done at once', () => {
  const { deliveries, log } = someDeliveries(() => undefined);
  deliveries.take(typing('ada'), true);
  expect(log).toEqual(['begin ada', 'done ada']);
});

test('the next frame waits until the handler is done', async () => {
  let finish: () => void = () => undefined;
  const { deliveries, log } = someDeliveries((name) =>
    name === 'ada' ? new Promise<void>((resolve) => (finish = resolve)) : undefined,
  );
  deliveries.take(typing('ada'), false);
  deliveries.take(typing('grace'), true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(log).toEqual(['begin ada']);
  finish();
  await vi.advanceTimersByTimeAsync(0);
  expect(log).toEqual(['begin ada', 'done ada early', 'begin grace', 'done grace']);
});

test.each([
  ['throws', () => Promise.resolve()],
  ['rejects', () => Promise.reject(new Error('not yet'))],
])('a handler that %s is called again until it succeeds, and the next frame waits', async (way, fail) => {
  let failures = 2;
  const {
    deliveries,
    log,
    failures: told,
  } = someDeliveries((name) => {
    if (name !== 'ada' || failures-- <= 0) return undefined;
    if (way === 'throws') throw new Error('not yet');
    return fail();
  });
  deliveries.take(typing('ada'), true);
  deliveries.take(typing('grace'), true);
  await vi.advanceTimersByTimeAsync(2 * settings.handlerFirst - 1);
  expect(log).toEqual(['begin ada', 'begin ada']);
  await vi.advanceTimersByTimeAsync(2 * settings.handlerFirst);
  expect(log.slice(2)).toEqual(['begin ada', 'done ada', 'begin grace', 'done grace']);
  expect(told).toEqual([new Error('not yet'), new Error('not yet')]);
});

test('what waits when the connection is lost is left to the next one', async () => {
  const { deliveries, log } = someDeliveries(() => Promise.resolve());
  deliveries.take(typing('ada'), true);
  deliveries.take(typing('grace'), true);
  deliveries.interrupt();
  await vi.advanceTimersByTimeAsync(0);
  expect(log).toEqual(['begin ada', 'done ada']);
});

test('stopping waits for the handler that runs, and not for one that keeps failing', async () => {
  const { deliveries, log } = someDeliveries(() => Promise.reject(new Error('never')));
  deliveries.take(typing('ada'), true);
  await vi.advanceTimersByTimeAsync(0);
  await deliveries.stop();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(log).toEqual(['begin ada']);
});

test('more than can be remembered is asked for again when the rest is done', async () => {
  let finish: () => void = () => undefined;
  const { deliveries, log } = someDeliveries((name) =>
    name === 'first' ? new Promise<void>((resolve) => (finish = resolve)) : undefined,
  );
  deliveries.take(typing('first'), true);
  for (let n = 0; n < settings.waitingFrames; n++) deliveries.take(typing('kept'), true);
  for (let n = 0; n < 3; n++) deliveries.take(typing('too much'), true);
  finish();
  await vi.advanceTimersByTimeAsync(0);
  expect(log.at(-1)).toBe('overflown');
  expect(log.filter((line) => line === 'done kept')).toHaveLength(settings.waitingFrames);
  expect(log).not.toContain('begin too much');
  deliveries.take(typing('again'), true);
  expect(log.at(-1)).toBe('done again');
});
