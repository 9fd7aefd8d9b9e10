import type { Message } from '@verbatim/sdk';
import { withReaction } from '@/realtime/reactions';
import type { Wish } from '@/realtime/wishes';

/** The reactions with one emoji, as somebody sees them. */
export interface Shown {
  readonly emoji: string;
  readonly userIds: readonly string[];
  readonly mine: boolean;
  /** The server has not yet said that it is so. */
  readonly pending: boolean;
}

/** What the server has told, and over it what one wishes oneself. */
export function shownReactions(message: Message, wishes: readonly Wish[], me: string): readonly Shown[] {
  const here = wishes.filter((wish) => wish.message.id === message.id);
  const reactions = here.reduce(
    (all, { emoji, held }) => withReaction(all, { userId: me, emoji, held }),
    message.reactions ?? [],
  );
  return reactions.map(({ emoji, userIds }) => ({
    emoji,
    userIds,
    mine: userIds.includes(me),
    pending: here.some((wish) => wish.emoji === emoji),
  }));
}
