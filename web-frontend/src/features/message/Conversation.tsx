import { Alert } from '@mantine/core';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { Chat, Message } from '@verbatim/sdk';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { useRuntime } from '@/realtime/context';
import { useMe, useOutgoing, useTimeline } from '@/realtime/queries';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { Notice } from '@/ui/Notice';
import { Announcer } from './Announcer';
import { deleteMessage, editMessage } from './calls';
import { Composer } from './Composer';
import classes from './Conversation.module.css';
import { GoalNotice } from './GoalNotice';
import { useDrafts } from './drafts';
import { MessageList, MessageListPlaceholder } from './MessageList';
import { rowsOf, type Row } from './rows';
import { useGoal, type Goal } from './use-goal';

interface Props {
  readonly chat: Chat;
  readonly title: string;
  /** Where to go in the history, if not to what is new. */
  readonly goal: Goal | undefined;
  readonly onGoalLeft: () => void;
  readonly typing: ReactNode;
  readonly onTyping: (typing: boolean) => void;
  readonly onSeen: (seq: number) => void;
  readonly renderTicks: (row: Pick<Row, 'message' | 'outgoing'>) => ReactNode;
}

/** What was said in a chat, and the place to go on. To be mounted anew for each chat. */
export function Conversation({
  chat,
  title,
  goal,
  onGoalLeft,
  typing,
  onTyping,
  onSeen,
  renderTicks,
}: Props) {
  const text = strings.messages;
  const runtime = useRuntime();
  const me = useMe();
  const { data: timeline, error, refetch } = useTimeline(chat.id);
  const outgoing = useOutgoing(chat.id);
  const [seenSeq] = useState(chat.unreadCount > 0 ? chat.readSeq : undefined);
  const rows = useMemo(
    () => (timeline ? rowsOf(timeline, outgoing, me, seenSeq) : undefined),
    [timeline, outgoing, me, seenSeq],
  );
  const { change, toDelete, setToDelete, failure, forgive } = useChanges();
  const loadOlder = useCallback(() => runtime.reader.olderMessages(chat.id), [runtime, chat.id]);
  const search = useGoal({ goal, timeline, rows, loadOlder });
  const startEdit = useCallback(
    ({ message }: Row) => message && useDrafts.getState().edit(chat.id, { message, text: message.content }),
    [chat.id],
  );
  const onDelete = useCallback((row: Row) => setToDelete(row.message), [setToDelete]);
  const onRetry = useCallback((key: string) => runtime.sayAgain(key), [runtime]);
  const onDiscard = useCallback((key: string) => runtime.outbox.remove(key), [runtime]);
  const editLast = () => {
    const last = rows?.findLast(({ mine, message }) => mine && message && !message.deletedAt);
    if (last) startEdit(last);
  };
  return (
    <>
      {!rows && error && (
        <Notice
          alert
          title={text.failed}
          hint={explain(error)}
          action={{ label: strings.common.retry, onClick: () => void refetch() }}
        />
      )}
      {!rows && !error && <MessageListPlaceholder />}
      {rows && (
        <MessageList
          label={text.history(title)}
          rows={rows}
          group={chat.isGroup}
          mayDeleteAll={
            chat.isGroup && chat.participants.some(({ user, role }) => user.id === me && role === 'owner')
          }
          hasOlder={timeline?.olderCursor !== undefined}
          unread={chat.unreadCount}
          target={search?.key}
          onTargetLeft={onGoalLeft}
          loadOlder={loadOlder}
          onSeen={onSeen}
          renderTicks={renderTicks}
          onEdit={startEdit}
          onDelete={onDelete}
          onRetry={onRetry}
          onDiscard={onDiscard}
        />
      )}
      {search && <GoalNotice search={search} onClose={onGoalLeft} />}
      <Announcer messages={timeline?.items} me={me} />
      {typing}
      {failure && (
        <Alert
          color="vermilion"
          variant="light"
          role="alert"
          className={classes.failure ?? ''}
          withCloseButton
          closeButtonLabel={strings.common.close}
          onClose={forgive}
        >
          {failure}
        </Alert>
      )}
      <Composer
        chatId={chat.id}
        title={title}
        onSay={(content) => runtime.say(chat.id, content)}
        onChange={(message, content) => void change(() => editMessage(message, content))}
        onTyping={onTyping}
        onEditLast={editLast}
      />
      <ConfirmDialog
        opened={toDelete !== undefined}
        question={text.deleteQuestion}
        action={text.delete}
        onClose={() => setToDelete(undefined)}
        onConfirm={() => toDelete && void change(() => deleteMessage(toDelete))}
      />
    </>
  );
}

/** Edits and deletions: shown when the server has accepted them. */
function useChanges() {
  const runtime = useRuntime();
  const [toDelete, setToDelete] = useState<Message>();
  const [failure, setFailure] = useState<string>();
  const change = async (call: () => Promise<Message>) => {
    setFailure(undefined);
    try {
      runtime.changed(await call());
    } catch (error) {
      setFailure(`${strings.messages.changeFailed}. ${explain(error)}`);
    }
  };
  return { change, toDelete, setToDelete, failure, forgive: () => setFailure(undefined) };
}
