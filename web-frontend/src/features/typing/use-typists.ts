import { useEffect, useState } from 'react';
import { useTyping } from '@/realtime/queries';

/** The ids of those who are typing in a chat now; whoever falls silent is dropped after a while. */
export function useTypists(chatId: string): readonly string[] {
  const typing = useTyping(chatId);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const ends = Object.values(typing);
    if (ends.length === 0) return;
    const check = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(check);
  }, [typing]);
  return Object.keys(typing).filter((userId) => (typing[userId] ?? 0) > now);
}
