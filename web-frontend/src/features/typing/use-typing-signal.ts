import { useEffect, useMemo } from 'react';
import { useRuntime } from '@/realtime/context';
import { typingSignal } from './typing-signal';

/** Tells the others of a chat that one is typing, and when one has stopped; leaving the chat is stopping, too. */
export function useTypingSignal(chatId: string): (typing: boolean) => void {
  const runtime = useRuntime();
  const signal = useMemo(() => typingSignal((typing) => runtime.typing(chatId, typing)), [runtime, chatId]);
  useEffect(() => () => signal(false), [signal]);
  return signal;
}
