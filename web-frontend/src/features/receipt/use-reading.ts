import { useEffect, useState } from 'react';
import { useRuntime } from '@/realtime/context';

function useLooking(): boolean {
  const [looking, setLooking] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setLooking(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return looking;
}

/** Marks a chat as read up to the newest message in view, while somebody can be looking at it. */
export function useReading(chatId: string, seenSeq: number | undefined): void {
  const runtime = useRuntime();
  const looking = useLooking();
  useEffect(() => {
    if (looking && seenSeq !== undefined) runtime.read(chatId, seenSeq);
  }, [runtime, chatId, seenSeq, looking]);
}
