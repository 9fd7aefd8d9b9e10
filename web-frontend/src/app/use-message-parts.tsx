import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { Chat, Message } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import type { RowParts } from '@/features/message/MessageRow';
import type { Row } from '@/features/message/rows';
import { QuickReactions } from '@/features/reaction/QuickReactions';
import { ReactionPicker } from '@/features/reaction/ReactionPicker';
import { Reactions } from '@/features/reaction/Reactions';
import { useToggle } from '@/features/reaction/use-reactions';
import { MessageDetailsDrawer } from '@/features/receipt/MessageDetailsDrawer';
import { statusOf } from '@/features/receipt/status';
import { ReportDialog } from '@/features/report/ReportDialog';
import { Ticks } from '@/features/receipt/Ticks';
import { useTimeline, useWindow } from '@/realtime/queries';
import { inView } from '@/realtime/window';

interface MessageParts extends Omit<RowParts, 'renderFiles'> {
  readonly onReact: (message: Message) => void;
  readonly onDetails: (message: Message) => void;
  readonly onReport: (message: Message) => void;
  /** What these open, over everything else. */
  readonly dialogs: ReactNode;
}

/** What other features put to the messages of a chat: ticks, reactions, who has read them. */
export function useMessageParts(chat: Chat, me: string): MessageParts {
  const [reactingTo, onReact] = useState<Message>();
  const [reported, onReport] = useState<Message>();
  const [detailed, onDetails] = useState<Message>();
  const current = useCurrent(chat.id, detailed);
  const toggle = useToggle();
  const nameOf = useNames(chat, me);
  const renderTicks = useTicks(chat, me);
  const renderBelow = useCallback(
    (message: Message) => <Reactions message={message} nameOf={nameOf} onToggle={toggle} />,
    [nameOf, toggle],
  );
  const renderInMenu = useCallback(
    (message: Message) => <QuickReactions message={message} onToggle={toggle} onMore={onReact} />,
    [toggle],
  );
  const dialogs = (
    <>
      <ReactionPicker
        opened={reactingTo !== undefined}
        onClose={() => onReact(undefined)}
        onPick={(emoji) => reactingTo && toggle(reactingTo, emoji)}
      />
      <ReportDialog message={reported} onClose={() => onReport(undefined)} />
      <MessageDetailsDrawer chat={chat} message={current} onClose={() => onDetails(undefined)} />
    </>
  );
  return { renderTicks, renderBelow, renderInMenu, onReact, onDetails, onReport, dialogs };
}

/** A message as it is now, for it may be edited while it is looked at; none once it is deleted. */
function useCurrent(chatId: string, message: Message | undefined): Message | undefined {
  const view = inView(useTimeline(chatId).data, useWindow(chatId));
  const current = view?.items.find(({ seq }) => seq === message?.seq) ?? message;
  return message === undefined || current?.deletedAt !== undefined ? undefined : current;
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

function useNames(chat: Chat, me: string): (userId: string) => string {
  const names = useMemo(
    () => new Map(chat.participants.map(({ user }) => [user.id, user.profile.displayName])),
    [chat.participants],
  );
  return useCallback(
    (userId: string) => (userId === me ? strings.reaction.you : (names.get(userId) ?? strings.reaction.gone)),
    [names, me],
  );
}
