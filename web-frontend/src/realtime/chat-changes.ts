import type { Chat, ChatSummary, Message, Participant, User } from '@verbatim/sdk';
import { changed, type Change } from './timeline';

/** A chat as one of its members sees it while nothing has been said in it. */
export function seenBy(me: string, summary: ChatSummary): Chat {
  const readSeq = summary.participants.find(({ user }) => user.id === me)?.readSeq ?? -1;
  return { ...summary, readSeq, unreadCount: 0 };
}

function withMarks(
  chat: Chat,
  userId: string,
  deliveredSeq: number,
  readSeq: number,
): readonly Participant[] {
  return chat.participants.map((participant) =>
    participant.user.id === userId
      ? {
          ...participant,
          deliveredSeq: Math.max(participant.deliveredSeq, deliveredSeq, readSeq),
          readSeq: Math.max(participant.readSeq, readSeq),
        }
      : participant,
  );
}

/** After somebody said something. Who speaks has read what came before. */
export function withSaid(chat: Chat, me: string, message: Message): Chat {
  const mine = message.sender.id === me;
  return {
    ...chat,
    participants: [...withMarks(chat, message.sender.id, message.seq, message.seq)],
    lastMessage: message,
    updatedAt: message.timestamp,
    // What another device has read already may come after the mark.
    unreadCount: mine ? 0 : chat.unreadCount + (message.seq > chat.readSeq ? 1 : 0),
    readSeq: mine ? Math.max(message.seq, chat.readSeq) : chat.readSeq,
  };
}

/** After an edit or a deletion. Whatever lies beyond one's own mark is by others: who speaks has read. */
export function withChangedMessage(chat: Chat, change: Change): Chat {
  const wasUnread = change.deletedAt !== undefined && change.messageSeq > chat.readSeq;
  return {
    ...chat,
    ...(chat.lastMessage && { lastMessage: changed(chat.lastMessage, change) }),
    updatedAt: change.deletedAt ?? change.editedAt ?? chat.updatedAt,
    unreadCount: wasUnread ? Math.max(0, chat.unreadCount - 1) : chat.unreadCount,
  };
}

/** What was said before somebody comes counts as read by them. */
export function withParticipant(chat: Chat, user: User, seq: number): Chat {
  if (chat.participants.some((participant) => participant.user.id === user.id)) return chat;
  const newcomer: Participant = { user, role: 'member', deliveredSeq: seq, readSeq: seq };
  return { ...chat, participants: [...chat.participants, newcomer] };
}

/** @param newOwnerId who owns the group from now on, if that has changed */
export function withoutParticipant(chat: Chat, userId: string, newOwnerId: string | undefined): Chat {
  const participants = chat.participants
    .filter(({ user }) => user.id !== userId)
    .map((participant) =>
      participant.user.id === newOwnerId ? { ...participant, role: 'owner' as const } : participant,
    );
  return { ...chat, participants };
}

export function withDelivered(chat: Chat, userId: string, seq: number): Chat {
  return { ...chat, participants: [...withMarks(chat, userId, seq, -1)] };
}

export function withRead(chat: Chat, userId: string, seq: number): Chat {
  return { ...chat, participants: [...withMarks(chat, userId, seq, seq)] };
}
