import type { Frame } from '@verbatim/sdk';
import { applyFrame } from './apply-frame';
import { emptyCache, type Cache } from './cache';
import type { Journal } from './journal';
import { chatOf } from './store';

/** What one does oneself, and what needs no turn in a chat's log, is never too early for the list. */
const OWN_AND_EARLY: ReadonlySet<Frame['event']> = new Set(['message_read', 'chat_preferences_changed']);

/** What was fetched, with what frames have told since a mark in the journal: an answer may be older than these. */
export function upToDate(me: string, journal: Journal, mark: number, fetched: Partial<Cache>): Cache {
  let cache: Cache = { ...emptyCache(me), ...fetched };
  for (const { frame, early } of journal.since(mark)) {
    const known = chatOf(frame) !== undefined || frame.event === 'user_updated';
    if (!known || (early && cache.chats && !OWN_AND_EARLY.has(frame.event))) continue;
    cache = applyFrame(cache, frame, 0).cache;
  }
  return cache;
}
