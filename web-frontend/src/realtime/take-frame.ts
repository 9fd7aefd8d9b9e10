import type { QueryClient } from '@tanstack/react-query';
import type { Frame } from '@verbatim/sdk';
import { applyFrame } from './apply-frame';
import { chatOf, readCache, writeCache } from './store';

/** How a frame is taken in. */
export interface Taking {
  /** The time in milliseconds. */
  readonly now: number;
  /** Known before its turn in the log: it shows in the history, and the list of chats waits for its turn. */
  readonly listWaits?: boolean;
}

/** Takes one frame into the query cache; answers with the chats that must be fetched. */
export function takeFrame(
  client: QueryClient,
  me: string,
  frame: Frame,
  { now, listWaits }: Taking,
): readonly string[] {
  const held = readCache(client, me, chatOf(frame), frame.event === 'user_updated');
  const before = listWaits ? { ...held, chats: undefined } : held;
  const { cache, stale } = applyFrame(before, frame, now);
  writeCache(client, before, cache);
  return listWaits ? [] : stale;
}
