import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Chat } from '@verbatim/sdk';
import { explain } from '@/api/explain';
import { choose } from '@/features/chat/calls';
import type { ChatActions } from '@/features/chat/ChatMenu';
import { useRuntime } from '@/realtime/context';

/** What the menu of a chat does, and what to say when it did not work. */
export function useChatActions() {
  const runtime = useRuntime();
  const navigate = useNavigate();
  const [failure, setFailure] = useState<string>();
  const [leaving, setLeaving] = useState<Chat>();
  const onFailed = (error: unknown) => setFailure(explain(error));
  const actions: ChatActions = {
    onChoose: (chat, choice) => {
      setFailure(undefined);
      choose(chat.id, choice).then((chosen) => runtime.chose(chat.id, chosen), onFailed);
    },
    onRead: ({ id, lastSeq }) => runtime.read(id, lastSeq),
    onDetails: ({ id }) => void navigate(`/chats/${id}`, { state: { details: true } }),
    onLeave: setLeaving,
  };
  return { actions, failure, setFailure, leaving, setLeaving, onFailed };
}
