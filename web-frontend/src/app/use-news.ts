import { useCallback } from 'react';
import type { Chat } from '@verbatim/sdk';
import { useMatch, useNavigate } from 'react-router';
import { callingFor, isMuted, useMuteClock } from '@/features/chat/muted';
import { titleOf } from '@/features/chat/title';
import type { Fresh } from '@/features/notification/fresh';
import { useNotifications } from '@/features/notification/use-notifications';
import { useChats, useMe } from '@/realtime/queries';
import { useTitle } from './use-title';

const NONE: readonly Chat[] = [];

/** Tells of what is new: in the title of the page, and beyond it while nobody is there. Of muted chats it tells only what names its reader. */
export function useNews(): void {
  const me = useMe();
  const navigate = useNavigate();
  const openId = useMatch('/chats/:chatId')?.params.chatId;
  const chats = useChats().data?.items ?? NONE;
  const now = useMuteClock(chats);
  const open = chats.find(({ id }) => id === openId);
  const unread = chats.reduce((sum, chat) => sum + callingFor(chat, now), 0);
  useTitle(open && titleOf(open, me), unread);
  useNotifications({
    titleOf: (chat) => titleOf(chat, me),
    isSilent: useCallback(
      ({ chat, message }: Fresh) => isMuted(chat, Date.now()) && !message.mentions?.includes(me),
      [me],
    ),
    onOpen: (chatId) => void navigate(`/chats/${chatId}`),
  });
}
