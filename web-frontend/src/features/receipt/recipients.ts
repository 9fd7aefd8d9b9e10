import type { Chat, Message, MessageStatus, User } from '@verbatim/sdk';
import type { StatusReport } from './calls';

/** How far a message has come with one person. */
export interface Recipient {
  readonly user: User;
  readonly status: MessageStatus;
  /** When, if that is known. */
  readonly at?: string | undefined;
}

const ORDER: Readonly<Record<MessageStatus, number>> = { read: 0, delivered: 1, sent: 2 };

/**
 * The others of a chat, those who have read a message first. How far they are is what the marks at hand say, or a report where that knows
 * more: in a large group not all marks are told. The times are those of the report, which may be older.
 */
export function recipientsOf(
  chat: Chat,
  message: Message,
  report: StatusReport | undefined,
): readonly Recipient[] {
  const known = new Map(report?.recipients.map((recipient) => [recipient.userId, recipient]));
  return chat.participants
    .filter(({ user }) => user.id !== message.sender.id)
    .map(({ user, readSeq, deliveredSeq }): Recipient => {
      const arrived = Math.max(readSeq, deliveredSeq) >= message.seq ? 'delivered' : 'sent';
      const marked = readSeq >= message.seq ? 'read' : arrived;
      const told = known.get(user.id);
      const status = told && ORDER[told.status] < ORDER[marked] ? told.status : marked;
      return { user, status, at: told?.status === status ? told.at : undefined };
    })
    .sort(
      (one, other) =>
        ORDER[one.status] - ORDER[other.status] ||
        (one.at ?? '').localeCompare(other.at ?? '') ||
        one.user.profile.displayName.localeCompare(other.user.profile.displayName),
    );
}

/** Something that changes whenever the message has come further with anybody. */
export function progressOf(chat: Chat, message: Message): string {
  const past = (mark: 'readSeq' | 'deliveredSeq') =>
    chat.participants.filter((participant) => participant[mark] >= message.seq).length;
  return `${past('deliveredSeq')} ${past('readSeq')} ${chat.participants.length}`;
}
