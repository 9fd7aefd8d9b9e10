import type { Chat } from '@verbatim/sdk';
import { useEffect, useRef } from 'react';
import { settings } from '@/config/settings';
import { useChats, useMe } from '@/realtime/queries';
import { useChoices } from './choices';
import { freshBetween, stillUnread, type Fresh } from './fresh';
import { chime } from './sound';

const NONE: readonly Chat[] = [];
const away = () => document.visibilityState !== 'visible' || !document.hasFocus();

interface Options {
  readonly titleOf: (chat: Chat) => string;
  readonly onOpen: (chatId: string) => void;
}

function show({ chat, message }: Fresh, { titleOf, onOpen }: Options): void {
  const author = chat.isGroup ? `${message.sender.profile.displayName}: ` : '';
  try {
    // One for each chat: the newest takes the place of the one before.
    const notification = new Notification(titleOf(chat), {
      body: author + message.content.slice(0, 200),
      tag: chat.id,
      icon: '/icon-192.png',
    });
    notification.onclick = () => {
      window.focus();
      notification.close();
      onOpen(chat.id);
    };
  } catch {
    // Some phones know notifications only from a service worker: there, the title and the badge have to do.
  }
}

/** Tells of what others say while nobody is at this window, if it has not been read elsewhere within a moment. */
export function useNotifications(options: Options): void {
  const me = useMe();
  const chats = useChats().data?.items;
  const current = useRef({ chats: chats ?? NONE, options });
  const seen = useRef(chats);
  useEffect(() => {
    current.current = { chats: chats ?? NONE, options };
  });
  useEffect(() => {
    const before = seen.current;
    seen.current = chats;
    if (!before || !chats || !away()) return;
    const fresh = freshBetween(before, chats, me);
    if (fresh.length === 0) return;
    setTimeout(() => {
      const told = fresh.filter((one) => away() && stillUnread(one, current.current.chats));
      if (told.length === 0) return;
      const { sound, desktop } = useChoices.getState();
      if (sound) chime();
      if (desktop && 'Notification' in window && Notification.permission === 'granted')
        for (const one of told) show(one, current.current.options);
    }, settings.noticeDelay);
  }, [chats, me]);
}
