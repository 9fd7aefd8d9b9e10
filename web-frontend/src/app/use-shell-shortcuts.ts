import { flushSync } from 'react-dom';
import { useMatch, useNavigate } from 'react-router';
import { focusComposer, focusPart } from '@/features/shortcut/parts';
import { useShortcuts } from '@/features/shortcut/use-shortcuts';
import { useChats } from '@/realtime/queries';

/** What can be open over the app. */
export type Dialog =
  'newChat' | 'profile' | 'security' | 'preferences' | 'shortcuts' | 'switcher' | 'recording';

/** What the keyboard does wherever the focus is. */
export function useShellShortcuts(show: (dialog: Dialog) => void): void {
  const navigate = useNavigate();
  const openId = useMatch('/chats/:chatId')?.params.chatId;
  const chats = useChats().data?.items ?? [];
  const neighbour = (step: 1 | -1) => {
    const here = chats.findIndex(({ id }) => id === openId);
    const next = chats[here < 0 ? 0 : here + step];
    if (next) void navigate(`/chats/${next.id}`);
  };
  useShortcuts((shortcut) => {
    switch (shortcut) {
      case 'help':
        return show('shortcuts');
      case 'switcher':
        // Before the next key is heard of, which belongs into its field.
        return flushSync(() => show('switcher'));
      case 'newChat':
        return show('newChat');
      case 'previousChat':
        return neighbour(-1);
      case 'nextChat':
        return neighbour(1);
      case 'nextPart':
        return focusPart(1);
      case 'previousPart':
        return focusPart(-1);
      case 'compose':
        return focusComposer();
    }
  });
}
