import { useMatch, useNavigate } from 'react-router';
import { titleOf } from '@/features/chat/title';
import { useNotifications } from '@/features/notification/use-notifications';
import { useChats, useMe } from '@/realtime/queries';
import { useTitle } from './use-title';

/** Tells of what is new: in the title of the page, and beyond it while nobody is there. */
export function useNews(): void {
  const me = useMe();
  const navigate = useNavigate();
  const openId = useMatch('/chats/:chatId')?.params.chatId;
  const chats = useChats().data?.items ?? [];
  const open = chats.find(({ id }) => id === openId);
  const unread = chats.reduce((sum, { unreadCount }) => sum + unreadCount, 0);
  useTitle(open && titleOf(open, me), unread);
  useNotifications({
    titleOf: (chat) => titleOf(chat, me),
    onOpen: (chatId) => void navigate(`/chats/${chatId}`),
  });
}
