import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Message } from '@verbatim/sdk';
import type { Quoted } from './cache';
import { useRuntime } from './context';
import { useLink } from './queries';
import { keys } from './store';

/**
 * The messages with these ids, as they are now, by their ids: out of what is at hand of a chat's history, and fetched where that does
 * not reach so far. Those that are not known yet, or not to be had, are missing.
 */
export function useMessages(
  chatId: string,
  atHand: readonly Message[] | undefined,
  wanted: readonly string[],
): ReadonlyMap<string, Message> {
  const runtime = useRuntime();
  const live = useLink() === 'live';
  const { data: quoted } = useQuery<Quoted>({ queryKey: keys.quoted(chatId), queryFn: skipToken });
  const found = useMemo(() => {
    const ids = new Set(wanted);
    const messages = new Map((atHand ?? []).filter(({ id }) => ids.has(id)).map((it) => [it.id, it]));
    for (const id of ids) {
      const message = messages.get(id) ?? quoted?.[id];
      if (message) messages.set(id, message);
    }
    return messages;
  }, [atHand, quoted, wanted]);
  const missing = atHand ? wanted.filter((id) => !found.has(id)).join(' ') : '';
  useEffect(() => {
    if (!live || missing === '') return;
    for (const id of missing.split(' ')) void runtime.quoted.fetch(chatId, id).catch(() => undefined);
  }, [runtime, chatId, live, missing]);
  return found;
}
