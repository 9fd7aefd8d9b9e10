import type { PastChat, PastEvent, PastMessage, User } from '@verbatim/sdk';

/** Who came and went, and what else is no message but belongs between them. */
export interface Note {
  readonly key: string;
  readonly event: PastEvent;
}

export type Item = { readonly message: PastMessage } | { readonly note: Note };

/** What is to be seen of a chat while it is played. */
export interface Stage {
  readonly items: readonly Item[];
  /** How far each has read, as far as it is known. */
  readonly reads: ReadonlyMap<string, number>;
  readonly members: number;
  /** Seq of the newest event. */
  readonly seq: number;
  readonly at: string;
  /** What happened last; nothing at the beginning. */
  readonly last?: PastEvent | undefined;
}

/** More is not kept in view. */
const MOST = 120;

/** Where a replay begins: a moment, and what had been said last by then. */
export function stageOf(chat: PastChat, messages: readonly PastMessage[]): Stage {
  return {
    items: messages.map((message) => ({ message })),
    reads: new Map(),
    members: chat.participants.length,
    seq: chat.seq,
    at: chat.at,
  };
}

/** What an event makes of it. */
export function play(stage: Stage, event: PastEvent, people: ReadonlyMap<string, User>): Stage {
  const { data, seq = stage.seq, at } = event;
  const next = { ...stage, seq, at, last: event };
  const change = (edit: (message: PastMessage) => PastMessage): Stage => ({
    ...next,
    items: stage.items.map((item) =>
      'message' in item && item.message.seq === data.messageSeq ? { message: edit(item.message) } : item,
    ),
  });
  switch (event.type) {
    case 'message_sent':
      return add(next, { message: said(event, people, stage) });
    case 'message_edited':
      return change(({ later, ...message }) =>
        data.later === 'deleted'
          ? { ...message, later: 'deleted' }
          : {
              ...message,
              ...words(event),
              edited: true,
              editedAt: at,
              ...(later === 'deleted' && { later }),
            },
      );
    case 'message_deleted':
      return change(({ id, chatId, seq: own, sender, timestamp }) => ({
        ...{ id, chatId, seq: own, sender, timestamp },
        ...{ content: '', edited: false, deletedAt: at },
      }));
    case 'reaction_added':
    case 'reaction_removed':
      return change((message) => react(message, event));
    case 'marks_advanced': {
      const reads = new Map(stage.reads);
      for (const { userId, readSeq } of data.marks ?? [])
        reads.set(userId, Math.max(readSeq, reads.get(userId) ?? -1));
      return { ...next, reads };
    }
    case 'participant_added':
      return add({ ...next, members: stage.members + 1 }, noted(event));
    case 'participant_removed':
      return add({ ...next, members: stage.members - 1 }, noted(event));
    default:
      return add(next, noted(event));
  }
}

const noted = (event: PastEvent): Item => ({ note: { key: event.position, event } });

function add(stage: Stage, item: Item): Stage {
  return { ...stage, items: [...stage.items, item].slice(-MOST) };
}

function words({ data: { content = '', mentions } }: PastEvent) {
  return { content, ...(mentions && { mentions }) };
}

/** Somebody of whom nothing but the id is known. */
const somebody = (id: string): User => ({ id, username: id, profile: { displayName: id } });

function said(event: PastEvent, people: ReadonlyMap<string, User>, stage: Stage): PastMessage {
  const { data, at } = event;
  const { actorId = '', messageSeq = 0, replyToSeq, attachments, later } = data;
  const target = stage.items.find((item) => 'message' in item && item.message.seq === replyToSeq);
  return {
    id: String(messageSeq),
    chatId: '',
    seq: messageSeq,
    sender: people.get(actorId) ?? somebody(actorId),
    timestamp: at,
    edited: false,
    ...words(event),
    ...(attachments && { attachments }),
    ...(later && { later }),
    ...(target &&
      'message' in target &&
      replyToSeq !== undefined && { replyTo: { messageId: target.message.id, seq: replyToSeq } }),
  };
}

function react(message: PastMessage, { type, data: { actorId = '', emoji } }: PastEvent): PastMessage {
  if (emoji === undefined) return message;
  const { reactions = [], ...rest } = message;
  const known = reactions.some((reaction) => reaction.emoji === emoji)
    ? reactions
    : [...reactions, { emoji, userIds: [] }];
  const next = known
    .map((reaction) => {
      if (reaction.emoji !== emoji) return reaction;
      const others = reaction.userIds.filter((id) => id !== actorId);
      return { emoji, userIds: type === 'reaction_added' ? [...others, actorId] : others };
    })
    .filter(({ userIds }) => userIds.length > 0);
  return next.length === 0 ? rest : { ...rest, reactions: next };
}

/** Who has read up to a message and to none of the later ones. */
export function readersAt({ items, reads }: Stage, seq: number): readonly string[] {
  const later = items.find((item) => 'message' in item && item.message.seq > seq);
  const end = later && 'message' in later ? later.message.seq : Infinity;
  return [...reads].filter(([, read]) => read >= seq && read < end).map(([userId]) => userId);
}

const SHORTEST = 60;
const LONGEST = 2_000;

/** How long to wait between two events, in milliseconds: as long as it took, but nobody waits for a night to pass. */
export function pause(from: string, to: string, speed: number): number {
  const real = Date.parse(to) - Date.parse(from);
  return Math.max(SHORTEST, Math.min(LONGEST, real) / speed);
}
