import type { Chat, ChatSummary, Message, Participant, ParticipantRole, User } from '@verbatim/sdk';
import { settings } from '@/config/settings';
import { reacted, type ReactionChange } from './reactions';
import { changed, type Change } from './timeline';

/** A chat as one of its members sees it while nothing has been said in it. */
export function seenBy(me: string, summary: ChatSummary): Chat {
  const readSeq = summary.participants.find(({ user }) => user.id === me)?.readSeq ?? -1;
  return { ...summary, readSeq, unreadCount: 0, unreadMentions: 0 };
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
  const named = message.seq > chat.readSeq && message.mentions?.includes(me) === true;
  return {
    ...chat,
    participants: [...withMarks(chat, message.sender.id, message.seq, message.seq)],
    lastMessage: message,
    updatedAt: message.timestamp,
    // What another device has read already may come after the mark.
    unreadCount: mine ? 0 : chat.unreadCount + (message.seq > chat.readSeq ? 1 : 0),
    unreadMentions: mine ? 0 : Math.min((chat.unreadMentions ?? 0) + (named ? 1 : 0), settings.knownMentions),
    readSeq: mine ? Math.max(message.seq, chat.readSeq) : chat.readSeq,
  };
}

/** After an edit or a deletion. Whatever lies beyond one's own mark is by others: who speaks has read. */
export function withChangedMessage(chat: Chat, change: Change, unreadMentions: number): Chat {
  const wasUnread = change.deletedAt !== undefined && change.messageSeq > chat.readSeq;
  return {
    ...chat,
    ...(chat.lastMessage && { lastMessage: changed(chat.lastMessage, change) }),
    updatedAt: change.deletedAt ?? change.editedAt ?? chat.updatedAt,
    unreadCount: wasUnread ? Math.max(0, chat.unreadCount - 1) : chat.unreadCount,
    unreadMentions,
  };
}

/** After a reaction, which is nothing new to read. */
export function withReactedMessage(chat: Chat, change: ReactionChange): Chat {
  return chat.lastMessage ? { ...chat, lastMessage: reacted(chat.lastMessage, change) } : chat;
}

/**
 * How many unread messages name the reader after an edit or a deletion; undefined where that depends on what the message said before,
 * and that is not at hand.
 *
 * @param held what is at hand of the message
 */
export function mentionsAfter(
  chat: Chat,
  me: string,
  change: Change,
  held: Message | undefined,
): number | undefined {
  const unread = chat.unreadMentions ?? 0;
  if (change.messageSeq <= chat.readSeq) return unread;
  const names = change.deletedAt === undefined && change.mentions?.includes(me) === true;
  if (!names && unread === 0) return 0;
  const before = held && (held.changeSeq ?? -1) < change.seq ? held : undefined;
  if (!before || unread >= settings.knownMentions) return undefined;
  return unread + (names ? 1 : 0) - (before.mentions?.includes(me) ? 1 : 0);
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

/** @param formerOwnerId who is an admin from now on, if the group was handed over */
export function withRole(
  chat: Chat,
  { userId, role, formerOwnerId }: { userId: string; role: ParticipantRole; formerOwnerId?: string },
): Chat {
  const participants = chat.participants.map((participant): Participant => {
    if (participant.user.id === userId) return { ...participant, role };
    return participant.user.id === formerOwnerId ? { ...participant, role: 'admin' } : participant;
  });
  return { ...chat, participants };
}

export function withDelivered(chat: Chat, userId: string, seq: number): Chat {
  return { ...chat, participants: [...withMarks(chat, userId, seq, -1)] };
}

export function withRead(chat: Chat, userId: string, seq: number): Chat {
  return { ...chat, participants: [...withMarks(chat, userId, seq, seq)] };
}

/** A look at one message does not hide that somebody may read all of them just then. */
export function withAudit(chat: Chat, audit: NonNullable<Chat['lastAudit']>): Chat {
  const { lastAudit: before } = chat;
  const hides =
    audit.messageId !== undefined &&
    before !== undefined &&
    before.messageId === undefined &&
    Date.parse(audit.openedAt) < Date.parse(before.endsAt);
  return hides ? chat : { ...chat, lastAudit: audit };
}
