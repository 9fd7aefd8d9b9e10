import type { Chat } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { ChatRow } from '@/features/chat/ChatRow';
import { otherOf } from '@/features/chat/title';
import { PresenceDot } from '@/features/presence/PresenceDot';
import { Ticks } from '@/features/receipt/Ticks';
import { statusOf } from '@/features/receipt/status';
import { useTypists } from '@/features/typing/use-typists';
import { useMe } from '@/realtime/queries';

export function ChatListRow({ chat }: { chat: Chat }) {
  const me = useMe();
  const typists = useTypists(chat.id);
  const last = chat.lastMessage;
  return (
    <ChatRow
      chat={chat}
      me={me}
      badge={<PresenceDot userId={otherOf(chat, me)?.id} />}
      ticks={last && <Ticks status={statusOf(last.seq, chat, me)} />}
      typing={typists.length > 0 ? strings.typing.short : undefined}
    />
  );
}
