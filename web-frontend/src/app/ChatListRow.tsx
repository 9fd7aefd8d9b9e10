import type { Chat } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { ChatMenu, type ChatActions } from '@/features/chat/ChatMenu';
import { ChatRow } from '@/features/chat/ChatRow';
import { useMuted } from '@/features/chat/muted';
import { otherOf, titleOf } from '@/features/chat/title';
import { PresenceDot } from '@/features/presence/PresenceDot';
import { Ticks } from '@/features/receipt/Ticks';
import { statusOf } from '@/features/receipt/status';
import { useTypists } from '@/features/typing/use-typists';
import { useMe } from '@/realtime/queries';

interface Props {
  readonly chat: Chat;
  readonly actions: ChatActions;
}

export function ChatListRow({ chat, actions }: Props) {
  const me = useMe();
  const muted = useMuted(chat);
  const typists = useTypists(chat.id);
  const last = chat.lastMessage;
  return (
    <ChatMenu chat={chat} title={titleOf(chat, me)} muted={muted} {...actions}>
      <ChatRow
        chat={chat}
        me={me}
        muted={muted}
        badge={<PresenceDot userId={otherOf(chat, me)?.id} />}
        ticks={last && <Ticks status={statusOf(last.seq, chat, me)} />}
        typing={whoIsTyping(chat, typists)}
      />
    </ChatMenu>
  );
}

/** Where more than one could be it, their name is said. */
function whoIsTyping(chat: Chat, typists: readonly string[]): string | undefined {
  const [first, second] = typists;
  if (first === undefined) return undefined;
  if (!chat.isGroup) return strings.typing.short;
  if (second !== undefined) return strings.typing.many;
  const name = chat.participants.find(({ user }) => user.id === first)?.user.profile.displayName;
  return name === undefined ? strings.typing.short : strings.typing.one(name);
}
