import { useNavigate } from 'react-router';
import type { Chat } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { useRuntime } from '@/realtime/context';
import { useMe } from '@/realtime/queries';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { removeParticipant } from './calls';
import { heirOf, participantOf } from './rights';

interface Props {
  readonly chat: Chat | undefined;
  readonly onClose: () => void;
  readonly onFailed: (error: unknown) => void;
}

function hintOf(chat: Chat | undefined, me: string): string {
  const text = strings.group;
  if (!chat || participantOf(chat, me)?.role !== 'owner') return text.leaveHint;
  const heir = heirOf(chat, me);
  return heir ? `${text.inherits(heir.user.profile.displayName)} ${text.leaveHint}` : text.leaveEmpty;
}

/** Asks before somebody leaves a group, and says who will own it. */
export function LeaveDialog({ chat, onClose, onFailed }: Props) {
  const text = strings.group;
  const me = useMe();
  const runtime = useRuntime();
  const navigate = useNavigate();
  const leave = async () => {
    if (!chat) return;
    try {
      await removeParticipant(chat.id, me);
      if (window.location.pathname === `/chats/${chat.id}`) await navigate('/');
      runtime.reader.forget(chat.id);
    } catch (error) {
      onFailed(error);
    }
  };
  return (
    <ConfirmDialog
      opened={chat !== undefined}
      question={text.leaveQuestion}
      hint={hintOf(chat, me)}
      action={text.leave}
      onClose={onClose}
      onConfirm={() => void leave()}
    />
  );
}
