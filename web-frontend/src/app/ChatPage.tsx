import { IconCloudOff, IconDoorExit } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import type { Chat } from '@verbatim/sdk';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { AuditList } from '@/features/audit/AuditList';
import { AuditNotice } from '@/features/audit/AuditNotice';
import { ChatDrawer } from '@/features/chat/ChatDrawer';
import { ChatHeader } from '@/features/chat/ChatHeader';
import { ChatHeaderPlaceholder } from '@/features/chat/ChatHeaderPlaceholder';
import { otherOf, titleOf } from '@/features/chat/title';
import { DropZone } from '@/features/attachment/DropZone';
import { JumpToDate } from '@/features/message/JumpToDate';
import { Conversation } from '@/features/message/Conversation';
import { MessageListPlaceholder } from '@/features/message/MessageListPlaceholder';
import { PresenceDot } from '@/features/presence/PresenceDot';
import { PresenceLine } from '@/features/presence/PresenceLine';
import { useReading } from '@/features/receipt/use-reading';
import { TypingLine } from '@/features/typing/TypingLine';
import { useTypingSignal } from '@/features/typing/use-typing-signal';
import { useTypists } from '@/features/typing/use-typists';
import { endOfDay, momentOf, type Moment } from '@/features/travel/moment';
import { PeoplePicker } from '@/features/user/PeoplePicker';
import { useAllPresence, useChat, useLookAround, useMe } from '@/realtime/queries';
import type { Place } from '@/realtime/window';
import { Notice } from '@/ui/Notice';
import { beginOf } from '@/ui/time';
import { useFilesOf } from './use-files-of';
import { useMessageParts } from './use-message-parts';

// Looked at now and then; the chats of now do not wait for it.
const PastChat = lazy(() => import('./PastChat'));

export function ChatPage() {
  const { chatId = '' } = useParams();
  return <ChatById key={chatId} chatId={chatId} />;
}

function ChatById({ chatId }: { chatId: string }) {
  const { chat, missing, error, again } = useChat(chatId);
  const past = usePast();
  const navigate = useNavigate();
  const action = { label: strings.chats.backToChats, onClick: () => void navigate('/') };
  if (chat && past)
    return (
      <Suspense fallback={<MessageListPlaceholder />}>
        <PastChat chat={chat} {...past} />
      </Suspense>
    );
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
  if (error)
    return (
      <Notice
        whole
        alert
        icon={<IconCloudOff size={40} stroke={1.2} />}
        title={strings.chats.oneFailed}
        hint={explain(error)}
        action={{ label: strings.common.retry, onClick: again }}
      />
    );
  return (
    <>
      <h1 className="vb-only-for-readers">{strings.common.loading}</h1>
      <ChatHeaderPlaceholder />
      <MessageListPlaceholder />
    </>
  );
}

function OpenChat({ chat }: { chat: Chat }) {
  const me = useMe();
  const title = titleOf(chat, me);
  const other = otherOf(chat, me)?.id;
  const { goal, toDay, toPast, toMessage, leaveGoal } = useGoalInUrl();
  const details = useDetails();
  const [seen, setSeen] = useState<number>();
  useReading(chat.id, seen);
  useLookAround(chat.id);
  const presence = useAllPresence();
  const isOnline = useCallback((userId: string) => presence[userId]?.online === true, [presence]);
  const typists = useTypists(chat.id);
  const onTyping = useTypingSignal(chat.id);
  const { attaching, renderFiles, lightbox } = useFilesOf(chat);
  const { dialogs, ...parts } = useMessageParts(chat, me);
  return (
    <>
      <ChatHeader
        chat={chat}
        me={me}
        badge={<PresenceDot userId={other} />}
        presence={<PresenceLine userId={other} />}
        tools={<JumpToDate since={chat.createdAt} onJump={toDay} onAsOf={toPast} />}
        onDetails={details.open}
      />
      <AuditNotice audit={chat.lastAudit} />
      <Conversation
        chat={chat}
        title={title}
        goal={goal}
        onGoalLeft={leaveGoal}
        onJump={toMessage}
        typing={<TypingLine names={namesOf(chat, typists)} />}
        onTyping={onTyping}
        onSeen={setSeen}
        {...parts}
        renderFiles={renderFiles}
        attaching={attaching}
      />
      <DropZone chatId={chat.id} />
      {lightbox}
      {dialogs}
      <ChatDrawer
        chat={chat}
        me={me}
        opened={details.opened}
        onClose={details.close}
        presence={<PresenceLine userId={other} />}
        isOnline={isOnline}
        renderBadge={(userId) => <PresenceDot userId={userId} />}
        renderPicker={(picking) => <PeoplePicker {...picking} />}
        audits={chat.lastAudit && <AuditList chatId={chat.id} last={chat.lastAudit} />}
      />
    </>
  );
}

/** Whether the details are shown is in the history of the browser, so that going back closes them on a phone. */
function useDetails() {
  const navigate = useNavigate();
  const { state, pathname, search } = useLocation();
  const here = pathname + search;
  return {
    opened: (state as { details?: boolean } | null)?.details === true,
    open: () => void navigate(here, { state: { details: true } }),
    close: () => void navigate(here, { replace: true }),
  };
}

/** Where to go in the history, as links to messages say it: `?message=41`, or `?from=2026-11-22`. */
function useGoalInUrl() {
  const [params, setParams] = useSearchParams();
  const message = params.get('message');
  const from = params.get('from');
  // The same link once more is the same way once more.
  const { key } = useLocation();
  const goal = useMemo((): Place | undefined => {
    void key;
    if (message !== null && /^\d{1,15}$/.test(message)) return { seq: Number(message) };
    const begin = from === null ? undefined : beginOf(from);
    return begin === undefined ? undefined : { from: begin };
  }, [message, from, key]);
  const toDay = (day: string) => setParams({ from: day });
  const toPast = (day: string) => setParams({ asOf: endOfDay(day, Date.now()) });
  const toMessage = useCallback((seq: number) => setParams({ message: String(seq) }), [setParams]);
  const leaveGoal = useCallback(() => setParams({}, { replace: true }), [setParams]);
  return { goal, toDay, toPast, toMessage, leaveGoal };
}

/**
 * At which moment to look at the chat, as its address says it: `?asOf=2026-11-22T10:30:00.000Z`, or `?asOf=41` for a seq; and `?play=41` to
 * play it from there.
 */
function usePast(): { moment: Moment; playing: boolean } | undefined {
  const [params] = useSearchParams();
  const play = params.get('play');
  const asOf = play ?? params.get('asOf');
  return useMemo(() => {
    const moment = momentOf(asOf);
    return moment && { moment, playing: play !== null };
  }, [asOf, play]);
}

function namesOf(chat: Chat, ids: readonly string[]): string[] {
  return chat.participants
    .filter(({ user }) => ids.includes(user.id))
    .map(({ user }) => user.profile.displayName);
}
