import type { Message } from '@verbatim/sdk';
import type { Timeline } from './cache';

/** Of two versions of one message the newer; what only its sender is told (the key) is never forgotten. */
function newer(held: Message, come: Message): Message {
  const kept = (come.changeSeq ?? -1) < (held.changeSeq ?? -1) ? held : come;
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
  const appended = come.every(({ seq }) => seq > last || held.some((message) => message.seq === seq));
  const merged = [...bySeq.values()];
  return appended ? merged : merged.sort((a, b) => a.seq - b.seq);
}

/** Takes a message in, unless it lies in the part of the history that was not fetched. */
export function withMessage(timeline: Timeline, message: Message): Timeline {
  const oldest = timeline.items[0]?.seq;
  const beyond = timeline.olderCursor !== undefined && oldest !== undefined && message.seq < oldest;
  return beyond ? timeline : { ...timeline, items: merge(timeline.items, [message]) };
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
}

/** The message after a change; the same one if it knows of that change, or of a later one. */
export function changed(message: Message, { seq, messageSeq, position, content, ...at }: Change): Message {
  if (message.seq !== messageSeq || (message.changeSeq ?? -1) >= seq) return message;
  const base = { ...message, content, position, changeSeq: seq };
  if (at.deletedAt !== undefined) return { ...base, deletedAt: at.deletedAt };
  return at.editedAt === undefined ? base : { ...base, edited: true, editedAt: at.editedAt };
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

/** How many messages of others, beyond a mark, are not deleted; undefined where the timeline does not reach so far. */
export function countUnread(timeline: Timeline | undefined, me: string, readSeq: number): number | undefined {
  if (!timeline) return undefined;
  const oldest = timeline.items[0]?.seq ?? 0;
  if (timeline.olderCursor !== undefined && oldest > readSeq + 1) return undefined;
  return timeline.items.filter(
    ({ seq, sender, deletedAt }) => seq > readSeq && sender.id !== me && !deletedAt,
  ).length;
}
