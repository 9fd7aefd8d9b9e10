import type { Message } from '@verbatim/sdk';
import type { Timeline } from './cache';

type Reactions = NonNullable<Message['reactions']>;

/** What a coming or going reaction says about a message. */
export interface ReactionChange {
  /** The seq of the reaction itself. */
  readonly seq: number;
  readonly messageSeq: number;
  readonly userId: string;
  readonly emoji: string;
  /** Whether it has come. */
  readonly held: boolean;
}

/** An emoji in the form in which the server keeps it: only what is text by default says that it is meant as a picture. */
export function qualified(emoji: string): string {
  const points = [...emoji].filter((point) => point !== '\uFE0F');
  return points
    .map((point, index) => {
      const toned = /^\p{Emoji_Modifier}/u.test(points[index + 1] ?? '');
      const text = /^\p{Emoji}$/u.test(point) && !/^\p{Emoji_Presentation}$/u.test(point);
      return text && !toned ? `${point}\uFE0F` : point;
    })
    .join('');
}

/** The reactions after one has come or gone, in the order of first use; what holds already changes nothing. */
export function withReaction(
  reactions: readonly Reactions[number][],
  { userId, emoji, held }: Pick<ReactionChange, 'userId' | 'emoji' | 'held'>,
): Reactions {
  const before = reactions.find((reaction) => reaction.emoji === emoji);
  if (!before) return held ? [...reactions, { emoji, userIds: [userId] }] : [...reactions];
  if (before.userIds.includes(userId) === held) return [...reactions];
  const userIds = held ? [...before.userIds, userId] : before.userIds.filter((id) => id !== userId);
  return reactions
    .map((reaction) => (reaction === before ? { emoji, userIds } : reaction))
    .filter((reaction) => reaction.userIds.length > 0);
}

function withReactions(message: Message, reactions: Reactions | undefined, reactionSeq: number): Message {
  const { reactions: _, ...rest } = message;
  return reactions?.length ? { ...rest, reactions, reactionSeq } : { ...rest, reactionSeq };
}

/** The message after a reaction; the same one if it knows of that reaction, or of a later one. */
export function reacted(message: Message, change: ReactionChange): Message {
  const known = (message.reactionSeq ?? -1) >= change.seq;
  if (message.seq !== change.messageSeq || message.deletedAt !== undefined || known) return message;
  return withReactions(message, withReaction(message.reactions ?? [], change), change.seq);
}

/** A version of a message with what another version of it knows later about its reactions. */
export function withNewerReactions(kept: Message, other: Message): Message {
  if (kept.deletedAt !== undefined || other.reactionSeq === undefined) return kept;
  if ((kept.reactionSeq ?? -1) >= other.reactionSeq) return kept;
  return withReactions(kept, other.reactions, other.reactionSeq);
}

/** Of a deleted message nothing is left of what people said to it. */
export function withoutReactions(message: Message): Message {
  const bare = { ...message };
  delete bare.reactions;
  delete bare.reactionSeq;
  return bare;
}

/** Reacts to a message where it stands; a message that is not at hand is not added. */
export function onReaction(timeline: Timeline, change: ReactionChange): Timeline {
  const index = timeline.items.findIndex(({ seq }) => seq === change.messageSeq);
  const message = timeline.items[index];
  const after = message && reacted(message, change);
  return after === undefined || after === message
    ? timeline
    : { ...timeline, items: timeline.items.with(index, after) };
}
