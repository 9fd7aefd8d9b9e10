import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Timeline } from '@/realtime/cache';
import { beginOf, endOf, inView, locate, settled, within, type Place } from '@/realtime/window';
import { aMessage, aUser } from './builders';

const GRACE = aUser('Grace');
/** Every third seq is no message. */
const ALL = Array.from({ length: 60 }, (_, seq) => seq)
  .filter((seq) => seq % 3 !== 2)
  .map((seq) => aMessage(seq, GRACE));

function part(from: number, to: number): Timeline {
  const items = ALL.slice(from, to);
  return {
    items,
    olderCursor: from > 0 ? items[0]?.seq : undefined,
    newerCursor: to < ALL.length ? items.at(-1)?.seq : undefined,
  };
}

const range = fc
  .tuple(fc.nat({ max: 39 }), fc.nat({ max: 39 }))
  .map(([one, other]) => [Math.min(one, other), Math.max(one, other) + 1] as const);

test('a place is found in a part as it is in the whole, or is said to lie beyond', () => {
  const moment = (seq: number) => new Date(ALL[0]?.timestamp ?? 0).getTime() + seq * 1000;
  const place: fc.Arbitrary<Place> = fc.oneof(
    fc.record({ seq: fc.nat({ max: 65 }) }),
    fc.record({ after: fc.integer({ min: -1, max: 65 }) }),
    fc.integer({ min: -5, max: 65 }).map((seq) => ({ from: moment(seq) })),
  );
  fc.assert(
    fc.property(range, place, ([from, to], where) => {
      const found = locate(part(from, to), where);
      const whole = locate(part(0, ALL.length), where);
      if (found !== undefined) expect(found).toBe(whole);
      const shown = within(part(from, to).items, part(from, to)).map(({ seq }) => seq);
      if (typeof found === 'number') expect(shown).toContain(found);
      else if (typeof whole === 'number' && 'seq' in where) expect(shown).not.toContain(whole);
    }),
    { numRuns: 2000, seed: 20261128 },
  );
});

test('what is shown is one part without holes, and reaches the end when its parts touch', () => {
  fc.assert(
    fc.property(range, fc.nat({ max: 39 }), ([from, to], newest) => {
      const window = part(from, to);
      const timeline = part(newest, ALL.length);
      const touch = to > newest;
      const shown = inView(timeline, window);
      expect(shown).toEqual(touch ? part(Math.min(from, newest), ALL.length) : window);
      const [kept, rest] = settled(timeline, window);
      expect(inView(kept, rest)).toEqual(shown);
      expect(rest === null).toBe(touch);
    }),
    { numRuns: 1000, seed: 20261128 },
  );
});

test('a part that is cut goes on where it was cut', () => {
  fc.assert(
    fc.property(range, fc.integer({ min: 1, max: 50 }), ([from, to], most) => {
      expect(beginOf(part(from, to), most)).toEqual(part(from, Math.min(to, from + most)));
      expect(endOf(part(from, to), most)).toEqual(part(Math.max(from, to - most), to));
    }),
    { numRuns: 1000, seed: 20261128 },
  );
});

test('a chat in which nothing was said has no place to go to', () => {
  const nothing: Timeline = { items: [] };
  expect(locate(nothing, { seq: 3 })).toBeNull();
  expect(locate(nothing, { from: 0 })).toBeNull();
  expect(inView(nothing, null)).toBe(nothing);
});
