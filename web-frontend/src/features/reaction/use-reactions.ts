import { hasCode, type Message } from '@verbatim/sdk';
import { useCallback, useEffect } from 'react';
import { useStore } from 'zustand';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { useRuntime } from '@/realtime/context';
import { qualified } from '@/realtime/reactions';
import { say } from '@/ui/toast';
import { shownReactions, type Shown } from './shown';

/** The reactions to a message, one's own at once. */
export function useShownReactions(message: Message): readonly Shown[] {
  const { wishes, me } = useRuntime();
  return shownReactions(message, useStore(wishes.state).wishes, me);
}

/** Adds one's reaction with an emoji to a message, or takes it back. */
export function useToggle(): (message: Message, emoji: string) => void {
  const { wishes, me } = useRuntime();
  return useCallback(
    (message, picked) => {
      const emoji = qualified(picked);
      const now = shownReactions(message, wishes.state.getState().wishes, me);
      const mine = now.some((reaction) => reaction.emoji === emoji && reaction.mine);
      wishes.want({ message, emoji, held: !mine });
    },
    [wishes, me],
  );
}

/** Says why when a reaction was refused, which then is not shown any more. */
export function useRefusals(): void {
  const { wishes } = useRuntime();
  useEffect(() => wishes.onRefused((error) => say('failed', reasonOf(error))), [wishes]);
}

function reasonOf(error: unknown): string {
  const text = strings.reaction;
  if (hasCode(error, 'limit-reached')) return text.tooMany;
  if (hasCode(error, 'message-deleted')) return text.deleted;
  return `${text.refused} ${explain(error)}`;
}
