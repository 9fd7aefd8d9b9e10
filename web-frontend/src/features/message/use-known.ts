import { useMemo } from 'react';
import type { Chat, Message, Outgoing } from '@verbatim/sdk';
import { usePeople } from '@/realtime/people';
import { useMessages } from '@/realtime/quoted';
import { keptReply, useDrafts } from './drafts';
import type { Known } from './rows';

const NONE: readonly Message[] = [];

/** What messages at hand reply to, whom they name, and what is being replied to where the reader writes. */
export function useKnown(
  chat: Chat,
  atHand: readonly Message[] | undefined,
  outgoing: readonly Outgoing[],
): { known: Known; reply: { id: string; message: Message | undefined } | undefined } {
  const replyId = useDrafts(({ replies }) => replies[chat.id] ?? keptReply(chat.id));
  const items = atHand ?? NONE;
  const wanted = useMemo(() => {
    const ids = [
      ...items.map(({ replyTo }) => replyTo?.messageId),
      ...outgoing.map(({ replyTo }) => replyTo),
      replyId || undefined,
    ];
    return [...new Set(ids.filter((id) => id !== undefined))];
  }, [items, outgoing, replyId]);
  const named = useMemo(() => [...new Set(items.flatMap(({ mentions = [] }) => mentions))], [items]);
  const messages = useMessages(chat.id, atHand, wanted);
  const people = usePeople(chat, named);
  const known = useMemo(() => ({ messages, people }), [messages, people]);
  const reply = useMemo(
    () => (replyId === '' ? undefined : { id: replyId, message: messages.get(replyId) }),
    [replyId, messages],
  );
  return { known, reply };
}
