import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Marks } from '../src/marks.js';

const told: string[] = [];
let heard = true;
let marks: Marks;

beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
  heard = true;
  marks = new Marks((event, { chatId, seq }) => {
    told.push(`${event} ${chatId} ${seq}`);
    return Promise.resolve(heard);
  });
});

afterEach(() => vi.useRealTimers());

const pass = () => vi.advanceTimersByTimeAsync(1000);

test('only the highest seq of a chat is told', async () => {
  for (const seq of [3, 5, 4]) marks.arrived('a', seq);
  marks.arrived('b', 1);
  await pass();
  expect(told).toEqual(['message_ack a 5', 'message_ack b 1']);
});

test('nothing is told twice', async () => {
  marks.arrived('a', 5);
  await pass();
  marks.arrived('a', 5);
  marks.arrived('a', 2);
  await pass();
  expect(told).toEqual(['message_ack a 5']);
});

test('what has been read need not be told to have arrived', async () => {
  marks.arrived('a', 5);
  marks.read('a', 5);
  await pass();
  expect(told).toEqual(['message_read a 5']);
});

test('what nobody heard is told again after a while', async () => {
  heard = false;
  marks.read('a', 7);
  await pass();
  heard = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual(['message_read a 7', 'message_read a 7']);
});

test('what nobody heard is told again when the connection is back', async () => {
  heard = false;
  marks.read('a', 7);
  await pass();
  heard = true;
  marks.flush();
  await pass();
  marks.flush();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual(['message_read a 7', 'message_read a 7']);
});
