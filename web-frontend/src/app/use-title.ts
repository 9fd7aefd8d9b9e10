import { useEffect } from 'react';
import { strings } from '@/config/strings';

/** Names the page after the open chat, with the number of unread messages of all chats before it. */
export function useTitle(title: string | undefined, unread: number): void {
  const name = title === undefined ? strings.appName : `${title} · ${strings.appName}`;
  useEffect(() => {
    document.title = unread > 0 ? `(${unread > 99 ? '99+' : unread}) ${name}` : name;
    return () => {
      document.title = strings.appName;
    };
  }, [name, unread]);
}
