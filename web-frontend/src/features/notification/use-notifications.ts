import type { Chat } from '@verbatim/sdk';
import { useEffect, useRef } from 'react';
import { settings } from '@/config/settings';
import { strings } from '@/config/strings';
import { useChats, useMe } from '@/realtime/queries';
import { inOneLine } from '@/ui/file-words';
import { useChoices } from './choices';
import { freshBetween, stillUnread, type Fresh } from './fresh';
import { chime } from './sound';

const NONE: readonly Chat[] = [];
const away = () => document.visibilityState !== 'visible' || !document.hasFocus();

interface Options {
  readonly titleOf: (chat: Chat) => string;
  /** Whether nothing is to be told of a message now. */
  readonly isSilent: (fresh: Fresh) => boolean;
  readonly onOpen: (chatId: string) => void;
}

/** What is said of a message: who said it, in a group, and whether it names the reader. */
export function bodyOf({ chat, message }: Fresh, me: string): string {
  const text = inOneLine(message).slice(0, 200);
  const name = message.sender.profile.displayName;
  if (message.mentions?.includes(me)) return strings.mention.noticed(name, text);
  return chat.isGroup ? strings.messages.said(name, text) : text;
}

function show(fresh: Fresh, me: string, { titleOf, onOpen }: Options): void {
  const { chat } = fresh;
  try {
    // One for each chat: the newest takes the place of the one before.
    const notification = new Notification(titleOf(chat), {
      body: bodyOf(fresh, me),
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
      const { chats: held, options: how } = current.current;
      const told = fresh.filter((one) => away() && stillUnread(one, held) && !how.isSilent(one));
      if (told.length === 0) return;
      const { sound, desktop } = useChoices.getState();
      if (sound) chime();
      if (desktop && 'Notification' in window && Notification.permission === 'granted')
        for (const one of told) show(one, me, current.current.options);
    }, settings.noticeDelay);
  }, [chats, me]);
}
