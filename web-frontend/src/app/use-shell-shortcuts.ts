import { useMatch, useNavigate } from 'react-router';
import { focusComposer, focusPart } from '@/features/shortcut/parts';
import { useShortcuts } from '@/features/shortcut/use-shortcuts';
import { useChats } from '@/realtime/queries';
import type { Dialog } from './Shell';

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
        return show('switcher');
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
