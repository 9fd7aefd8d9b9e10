import { useEffect, useState } from 'react';
import type { Chat } from '@verbatim/sdk';

/** Timers count no further than this. */
const LONGEST_WAIT = 2 ** 31 - 1;

function until(chat: Chat): number {
  return Date.parse(chat.preferences?.mutedUntil ?? '') || 0;
}

/** Whether a chat is silent at a time in milliseconds. */
export function isMuted(chat: Chat, now: number): boolean {
  return until(chat) > now;
}

/** Whether a chat is silent; changes by itself when the time is over. */
export function useMuted(chat: Chat): boolean {
  const end = until(chat);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (end <= now) return;
    const wait = Math.min(Math.max(0, end - Date.now()), LONGEST_WAIT);
    const timer = setTimeout(() => setNow(Date.now()), wait);
    return () => clearTimeout(timer);
  }, [end, now]);
  return end > now;
}

/** How many unread messages of a chat ask for attention: of a muted one, only those that name its reader. */
export function callingFor(chat: Chat, now: number): number {
  return isMuted(chat, now) ? Math.min(chat.unreadCount, chat.unreadMentions ?? 0) : chat.unreadCount;
}

/** When the next of these chats will not be silent any more; Infinity where none is. */
export function nextEnd(chats: readonly Chat[], now: number): number {
  return chats.reduce((next, chat) => (isMuted(chat, now) ? Math.min(next, until(chat)) : next), Infinity);
}

/** The time in milliseconds, told anew when a chat ceases to be silent. */
export function useMuteClock(chats: readonly Chat[]): number {
  const [now, setNow] = useState(Date.now);
  const end = nextEnd(chats, now);
  useEffect(() => {
    if (end === Infinity) return;
    const wait = Math.min(Math.max(0, end - Date.now()), LONGEST_WAIT);
    const timer = setTimeout(() => setNow(Date.now()), wait);
    return () => clearTimeout(timer);
  }, [end, now]);
  return now;
}

const HOUR = 60 * 60 * 1000;

/** For how long a chat can be muted, as the menu offers it. */
export const MUTES = ['hour', 'workday', 'week', 'forever'] as const;

/** What to ask the server for. */
export function mutedUntil(mute: (typeof MUTES)[number], now: number): string {
  const hours = { hour: 1, workday: 8, week: 7 * 24 };
  return mute === 'forever' ? mute : new Date(now + hours[mute] * HOUR).toISOString();
}
