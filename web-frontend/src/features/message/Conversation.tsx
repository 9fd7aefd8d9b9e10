import { Alert, Button } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Chat, FileToSend, Message } from '@verbatim/sdk';
import { explain } from '@/api/explain';
import { settings } from '@/config/settings';
import { strings } from '@/config/strings';
import type { Timeline } from '@/realtime/cache';
import { useRuntime } from '@/realtime/context';
import { useMe, useOutgoing, useTimeline, useWindow } from '@/realtime/queries';
import { inView, type Place } from '@/realtime/window';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { Notice } from '@/ui/Notice';
import { Announcer } from './Announcer';
import { deleteMessage, editMessage } from './calls';
import { Composer, type Attaching } from './Composer';
import classes from './Conversation.module.css';
import { GoalNotice } from './GoalNotice';
import { useDrafts } from './drafts';
import { filesOf } from './files-of';
import { MessageList } from './MessageList';
import { MessageListPlaceholder } from './MessageListPlaceholder';
import type { RowParts } from './MessageRow';
import { rowsOf, type Row } from './rows';
import { useKnown } from './use-known';
import { useGoal } from './use-goal';

interface Props extends RowParts {
  readonly chat: Chat;
  readonly title: string;
  /** Where to go in the history, if not to what is new. */
  readonly goal: Place | undefined;
  readonly onGoalLeft: () => void;
  /** Goes to the message with this seq. */
  readonly onJump: (seq: number) => void;
  readonly typing: ReactNode;
  readonly onTyping: (typing: boolean) => void;
  readonly onSeen: (seq: number) => void;
  readonly attaching: Attaching & {
    /** Hands over what was chosen. */
    readonly onTake: () => readonly FileToSend[];
    /** Takes back what could not be kept. */
    readonly onKeep: (files: readonly FileToSend[]) => void;
  };
  readonly onReact: (message: Message) => void;
  readonly onDetails: (message: Message) => void;
  readonly onReport: (message: Message) => void;
}

const NOTHING: Timeline = { items: [] };

/** What was said in a chat, and the place to go on. To be mounted anew for each chat. */
export function Conversation({
  chat,
  title,
  goal,
  onGoalLeft,
  onJump,
  typing,
  onTyping,
  onSeen,
  attaching,
  onReact,
  onDetails,
  onReport,
  ...parts
}: Props) {
  const text = strings.messages;
  const runtime = useRuntime();
  const me = useMe();
  const { data: timeline, error, refetch } = useTimeline(chat.id);
  const { view, search, part, toNewest } = useHistory(chat, goal, timeline);
  const outgoing = useOutgoing(chat.id);
  const { known, reply } = useKnown(chat, view?.items, outgoing);
  const [seenSeq] = useState(chat.unreadCount > 0 ? chat.readSeq : undefined);
  // What is said before the history is here, or while it cannot be had, is shown by itself.
  const shown = view ?? (!timeline && outgoing.length > 0 ? NOTHING : undefined);
  const rows = useMemo(
    () => (shown ? rowsOf(shown, outgoing, me, seenSeq, known) : undefined),
    [shown, outgoing, me, seenSeq, known],
  );
  const { change, toDelete, setToDelete, failure, setFailure, forgive } = useChanges();
  const startEdit = useCallback(
    ({ message }: Row) => message && useDrafts.getState().edit(chat.id, { message, text: message.content }),
    [chat.id],
  );
  const onDelete = useCallback((row: Row) => setToDelete(row.message), [setToDelete]);
  const onRetry = useCallback((key: string) => runtime.sayAgain(key), [runtime]);
  const onDiscard = useCallback((key: string) => runtime.outbox.remove(key), [runtime]);
  const onReply = useCallback(
    ({ message }: Row) => message && useDrafts.getState().reply(chat.id, message.id),
    [chat.id],
  );
  const onUnquote = useCallback(
    ({ outgoing: refused }: Row) => {
      if (!refused) return;
      void filesOf(refused, runtime.outbox).then((files) => {
        runtime.outbox.remove(refused.key);
        return runtime.say(chat.id, refused.content, undefined, files);
      });
    },
    [runtime, chat.id],
  );
  const people = useMemo(
    () => chat.participants.map(({ user }) => user).filter(({ id }) => id !== me),
    [chat.participants, me],
  );
  const editLast = () => {
    const message = timeline?.items.findLast(({ sender, deletedAt }) => sender.id === me && !deletedAt);
    if (message) useDrafts.getState().edit(chat.id, { message, text: message.content });
  };
  const say = async (content: string, replyTo: string | undefined) => {
    toNewest();
    const files = attaching.onTake();
    try {
      await runtime.say(chat.id, content, replyTo, files);
    } catch {
      useDrafts.getState().write(chat.id, content);
      if (replyTo !== undefined) useDrafts.getState().reply(chat.id, replyTo);
      attaching.onKeep(files);
      setFailure(strings.files.notKept);
    }
  };
  const latest = useCallback(() => {
    toNewest();
    onGoalLeft();
  }, [toNewest, onGoalLeft]);
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
      {rows && !timeline && error && (
        <Alert color="vermilion" variant="light" role="alert" className={classes.failure ?? ''}>
          {text.failed}. {explain(error)}{' '}
          <Button size="compact-sm" variant="subtle" onClick={() => void refetch()}>
            {strings.common.retry}
          </Button>
        </Alert>
      )}
      {rows && (
        <MessageList
          label={text.history(title)}
          rows={rows}
          me={me}
          group={chat.isGroup}
          mayDeleteAll={
            chat.isGroup &&
            chat.participants.some(
              ({ user, role }) => user.id === me && (role === 'owner' || role === 'admin'),
            )
          }
          {...part}
          unread={chat.unreadCount}
          readSeq={chat.readSeq}
          target={search?.target}
          onTargetLeft={onGoalLeft}
          onLatest={latest}
          onSeen={onSeen}
          onReply={onReply}
          onJump={onJump}
          onUnquote={onUnquote}
          {...parts}
          onReact={onReact}
          onDetails={onDetails}
          onReport={onReport}
          onEdit={startEdit}
          onDelete={onDelete}
          onRetry={onRetry}
          onDiscard={onDiscard}
        />
      )}
      {rows && search && <GoalNotice search={search} onClose={onGoalLeft} />}
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
        me={me}
        people={people}
        reply={reply}
        onSay={(content, replyTo) => void say(content, replyTo)}
        attaching={attaching}
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

/** What is shown of a chat's history, and the ways through it. */
function useHistory(chat: Chat, goal: Place | undefined, timeline: Timeline | undefined) {
  const { history } = useRuntime();
  const { id } = chat;
  const window = useWindow(id);
  const whole = useMemo(() => inView(timeline, window), [timeline, window]);
  // Who has more to read than a page holds begins where they stopped.
  const [opening] = useState(() =>
    goal === undefined && chat.unreadCount >= settings.historyPage ? { after: chat.readSeq } : undefined,
  );
  const toOpening = useGoal(id, goal ? undefined : opening, whole);
  const search = useGoal(id, goal, whole);
  // Until it is known where to begin, nothing is shown: it would count as seen.
  const [begun, setBegun] = useState(false);
  const begins = (search ?? toOpening)?.state !== 'seeking';
  if (begins && !begun) setBegun(true);
  const view = begun || begins ? whole : undefined;
  const part = useMemo(
    () => ({
      hasOlder: view?.olderCursor !== undefined,
      hasNewer: view?.newerCursor !== undefined,
      loadOlder: () => history.older(id),
      loadNewer: () => history.newer(id),
      onFar: (end: 'older' | 'newer', near: number) => history.drop(id, end, near),
    }),
    [history, id, view?.olderCursor, view?.newerCursor],
  );
  const toNewest = useCallback(() => history.toNewest(id), [history, id]);
  useEffect(() => () => history.leave(id), [history, id]);
  return { view, search, part, toNewest };
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
  return { change, toDelete, setToDelete, failure, setFailure, forgive: () => setFailure(undefined) };
}
