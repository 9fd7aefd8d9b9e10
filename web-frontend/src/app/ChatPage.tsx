import { IconDoorExit } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Chat } from '@verbatim/sdk';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { ChatHeader } from '@/features/chat/ChatHeader';
import { GroupDrawer } from '@/features/chat/GroupDrawer';
import { otherOf, titleOf } from '@/features/chat/title';
import { JumpToDate } from '@/features/message/JumpToDate';
import { Conversation } from '@/features/message/Conversation';
import { MessageListPlaceholder } from '@/features/message/MessageList';
import type { Row } from '@/features/message/rows';
import type { Goal } from '@/features/message/use-goal';
import { PresenceDot } from '@/features/presence/PresenceDot';
import { PresenceLine } from '@/features/presence/PresenceLine';
import { Ticks } from '@/features/receipt/Ticks';
import { statusOf } from '@/features/receipt/status';
import { useReading } from '@/features/receipt/use-reading';
import { TypingLine } from '@/features/typing/TypingLine';
import { useTypingSignal } from '@/features/typing/use-typing-signal';
import { useTypists } from '@/features/typing/use-typists';
import { PeoplePicker } from '@/features/user/PeoplePicker';
import { useChat, useLookAround, useMe } from '@/realtime/queries';
import { Notice } from '@/ui/Notice';
import { beginOf } from '@/ui/time';

export function ChatPage() {
  const { chatId = '' } = useParams();
  return <ChatById key={chatId} chatId={chatId} />;
}

function ChatById({ chatId }: { chatId: string }) {
  const { chat, missing, error } = useChat(chatId);
  const navigate = useNavigate();
  const action = { label: strings.chats.backToChats, onClick: () => void navigate('/') };
  if (chat) return <OpenChat chat={chat} />;
  if (missing)
    return (
      <Notice
        whole
        icon={<IconDoorExit size={40} stroke={1.2} />}
        title={strings.chats.gone}
        hint={strings.chats.goneHint}
        action={action}
      />
    );
  if (error) return <Notice whole alert title={strings.chats.failed} hint={explain(error)} action={action} />;
  return <MessageListPlaceholder />;
}

function OpenChat({ chat }: { chat: Chat }) {
  const me = useMe();
  const title = titleOf(chat, me);
  const other = otherOf(chat, me)?.id;
  const { goal, toDay, leaveGoal } = useGoalInUrl();
  const [details, setDetails] = useState(false);
  const [seen, setSeen] = useState<number>();
  useReading(chat.id, seen);
  useLookAround(chat.id);
  const typists = useTypists(chat.id);
  const onTyping = useTypingSignal(chat.id);
  const renderTicks = useTicks(chat, me);
  return (
    <>
      <ChatHeader
        chat={chat}
        me={me}
        badge={<PresenceDot userId={other} />}
        presence={<PresenceLine userId={other} />}
        tools={<JumpToDate since={chat.createdAt} onJump={toDay} />}
        onDetails={() => setDetails(true)}
      />
      <Conversation
        chat={chat}
        title={title}
        goal={goal}
        onGoalLeft={leaveGoal}
        typing={<TypingLine names={namesOf(chat, typists)} />}
        onTyping={onTyping}
        onSeen={setSeen}
        renderTicks={renderTicks}
      />
      {chat.isGroup && (
        <GroupDrawer
          chat={chat}
          me={me}
          opened={details}
          onClose={() => setDetails(false)}
          renderBadge={(userId) => <PresenceDot userId={userId} />}
          renderPicker={(picking) => <PeoplePicker {...picking} />}
        />
      )}
    </>
  );
}

/** Where to go in the history, as links to messages say it: `?message=41`, or `?from=2026-11-22`. */
function useGoalInUrl() {
  const [params, setParams] = useSearchParams();
  const message = params.get('message');
  const from = params.get('from');
  const goal = useMemo((): Goal | undefined => {
    if (message !== null && /^\d{1,15}$/.test(message)) return { seq: Number(message) };
    const begin = from === null ? undefined : beginOf(from);
    return begin === undefined ? undefined : { from: begin };
  }, [message, from]);
  const toDay = (day: string) => setParams({ from: day });
  const leaveGoal = useCallback(() => setParams({}, { replace: true }), [setParams]);
  return { goal, toDay, leaveGoal };
}

function useTicks(chat: Chat, me: string) {
  return useCallback(
    ({ message, outgoing }: Pick<Row, 'message' | 'outgoing'>) => {
      if (message) return <Ticks status={statusOf(message.seq, chat, me)} />;
      return <Ticks status={outgoing?.refusal === undefined ? 'pending' : 'failed'} />;
    },
    [chat, me],
  );
}

function namesOf(chat: Chat, ids: readonly string[]): string[] {
  return chat.participants
    .filter(({ user }) => ids.includes(user.id))
    .map(({ user }) => user.profile.displayName);
}
