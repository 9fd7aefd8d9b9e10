import type { Message } from '@verbatim/sdk';
import type { Timeline } from './cache';
import { withNewerReactions, withoutReactions } from './reactions';

/** Of two versions of one message the newer; what only its sender is told (the key) is never forgotten. */
export function newer(held: Message, come: Message): Message {
  const [later, other] = (come.changeSeq ?? -1) < (held.changeSeq ?? -1) ? [held, come] : [come, held];
  const kept = withNewerReactions(later, other);
  const idempotencyKey = held.idempotencyKey ?? come.idempotencyKey;
  return idempotencyKey === undefined || kept.idempotencyKey === idempotencyKey
    ? kept
    : { ...kept, idempotencyKey };
}

/** Adds messages to those at hand, each once, in the order of their seqs. */
export function merge(held: readonly Message[], come: readonly Message[]): readonly Message[] {
  const bySeq = new Map(held.map((message) => [message.seq, message]));
  for (const message of come) {
    const known = bySeq.get(message.seq);
    bySeq.set(message.seq, known ? newer(known, message) : message);
  }
  const last = held.at(-1)?.seq ?? -1;
  const known = new Set(held.map(({ seq }) => seq));
  const appended = come.every(({ seq }) => seq > last || known.has(seq));
  const merged = [...bySeq.values()];
  return appended ? merged : merged.sort((a, b) => a.seq - b.seq);
}

/**
 * Takes a message in, unless it lies in a part of the history that is not at hand. Of one that is at hand already its sender is shown as
 * before: what comes again may be from before a change of the sender's profile.
 */
export function withMessage(timeline: Timeline, message: Message): Timeline {
  const { items, olderCursor, newerCursor } = timeline;
  const oldest = items[0]?.seq ?? message.seq;
  const newest = items.at(-1)?.seq ?? message.seq;
  const before = olderCursor !== undefined && message.seq < oldest;
  const after = newerCursor !== undefined && message.seq > newest;
  if (before || after) return timeline;
  const held = items.find(({ seq }) => seq === message.seq);
  const come = held ? { ...message, sender: held.sender } : message;
  return { ...timeline, items: merge(items, [come]) };
}

/** What an edit or a deletion says about a message. */
export interface Change {
  /** The seq of the change itself. */
  readonly seq: number;
  readonly messageSeq: number;
  readonly position: string;
  readonly content: string;
  readonly editedAt?: string;
  readonly deletedAt?: string;
  /** Whether a moderator has deleted it. */
  readonly moderated?: true;
  /** Whom the message names from now on. */
  readonly mentions?: readonly string[];
}

function withoutFiles({ attachments: _, ...message }: Message): Message {
  return message;
}

/** The message after a change; the same one if it knows of that change, or of a later one. */
export function changed(message: Message, { seq, messageSeq, position, content, ...at }: Change): Message {
  if (message.seq !== messageSeq || (message.changeSeq ?? -1) >= seq) return message;
  const { mentions: _, ...rest } = message;
  const base = { ...rest, content, position, changeSeq: seq };
  if (at.deletedAt !== undefined) {
    const gone = withoutReactions({ ...withoutFiles(base), deletedAt: at.deletedAt });
    return at.moderated ? { ...gone, moderated: true } : gone;
  }
  const named = at.mentions ? { ...base, mentions: [...at.mentions] } : base;
  return at.editedAt === undefined ? named : { ...named, edited: true, editedAt: at.editedAt };
}

/** Changes a message where it stands; a message that is not at hand is not added. */
export function withChange(timeline: Timeline, change: Change): Timeline {
  const index = timeline.items.findIndex(({ seq }) => seq === change.messageSeq);
  const message = timeline.items[index];
  const after = message && changed(message, change);
  return after === undefined || after === message
    ? timeline
    : { ...timeline, items: timeline.items.with(index, after) };
}

/** How many messages beyond a mark name somebody; undefined where the timeline does not reach so far. */
export function countMentions(
  timeline: Timeline | undefined,
  me: string,
  readSeq: number,
): number | undefined {
  if (countUnread(timeline, me, readSeq) === undefined) return undefined;
  return timeline?.items.filter(({ seq, mentions }) => seq > readSeq && mentions?.includes(me)).length;
}

/** How many messages of others, beyond a mark, are not deleted; undefined where the timeline does not reach so far. */
export function countUnread(timeline: Timeline | undefined, me: string, readSeq: number): number | undefined {
  if (!timeline) return undefined;
  const oldest = timeline.items[0]?.seq ?? 0;
  if (timeline.olderCursor !== undefined && oldest > readSeq + 1) return undefined;
  return timeline.items.filter(
    ({ seq, sender, deletedAt }) => seq > readSeq && sender.id !== me && !deletedAt,
  ).length;
}
