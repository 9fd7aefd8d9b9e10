import type { Message } from '@verbatim/sdk';
import type { Timeline } from './cache';
import { merge } from './timeline';

/**
 * A place in a history: a message by its seq, the first one of a moment (milliseconds) or after it, or the first one
 * after a seq.
 */
export type Place = { readonly seq: number } | { readonly from: number } | { readonly after: number };

/** The newest part and the part that somebody reads in as one, where they touch. */
function joined(timeline: Timeline, window: Timeline): Timeline | undefined {
  const oldest = timeline.items[0]?.seq;
  const newest = window.items.at(-1)?.seq;
  const begin = window.items[0]?.seq;
  if (oldest === undefined || newest === undefined || begin === undefined || newest < oldest)
    return undefined;
  const { olderCursor } = begin <= oldest ? window : timeline;
  return { items: merge(window.items, timeline.items), olderCursor };
}

/** What is shown of a history: the part that somebody reads in if there is one, with the end where it reaches that. */
export function inView(timeline: Timeline | undefined, window: Timeline | null): Timeline | undefined {
  return timeline && window ? (joined(timeline, window) ?? window) : (window ?? timeline);
}

/** Both parts as they are kept: in one where they touch. */
export function settled(
  timeline: Timeline | undefined,
  window: Timeline | null,
): [Timeline | undefined, Timeline | null] {
  const whole = timeline && window && joined(timeline, window);
  return whole ? [whole, null] : [timeline, window];
}

/** The messages that are shown: those at an edge beyond which there are more only tell how their neighbours look. */
export function within<T>(items: readonly T[], { olderCursor, newerCursor }: Timeline): readonly T[] {
  const end = newerCursor === undefined ? items.length : items.length - 1;
  return olderCursor === undefined && newerCursor === undefined
    ? items
    : items.slice(olderCursor === undefined ? 0 : 1, Math.max(0, end));
}

function reaches(message: Message, place: Place): boolean {
  if ('from' in place) return new Date(message.timestamp).getTime() >= place.from;
  return 'seq' in place ? message.seq >= place.seq : message.seq > place.after;
}

/**
 * The seq of the message at a place, as far as a part of the history tells: null if there is none, undefined if that
 * lies beyond the part. After everything that was said there is the last message, but for a seq.
 */
export function locate(timeline: Timeline, place: Place): number | null | undefined {
  const edge = timeline.items[0];
  if (timeline.olderCursor !== undefined && edge && reaches(edge, place)) return undefined;
  const shown = within(timeline.items, timeline);
  const found = shown.find((message) => reaches(message, place));
  if (found) return 'seq' in place && found.seq !== place.seq ? null : found.seq;
  if (timeline.newerCursor !== undefined) return undefined;
  return ('seq' in place ? undefined : shown.at(-1)?.seq) ?? null;
}

/** The oldest messages of a part, so many at most. */
export function beginOf(timeline: Timeline, most: number): Timeline {
  const items = timeline.items.slice(0, most);
  return items.length === timeline.items.length
    ? timeline
    : { items, olderCursor: timeline.olderCursor, newerCursor: items.at(-1)?.seq };
}

/** The newest messages of a part, so many at most. */
export function endOf(timeline: Timeline, most: number): Timeline {
  const items = timeline.items.slice(-most);
  return items.length === timeline.items.length
    ? timeline
    : { items, olderCursor: items[0]?.seq, newerCursor: timeline.newerCursor };
}
