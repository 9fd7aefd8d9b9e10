import { ActionIcon, Button, Group } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import {
  memo,
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import type { Message } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { goneText, nameOf } from '@/ui/gone';
import { PersonAvatar } from '@/ui/PersonAvatar';
import { PersonButton } from '@/ui/PersonButton';
import { dayName, exactTime, timeOfDay } from '@/ui/time';
import { MessageMenu } from './MessageMenu';
import menuClasses from './MessageMenu.module.css';
import classes from './MessageRow.module.css';
import { MessageText } from './MessageText';
import { Quote } from './Quote';
import { hasFiles, type Row } from './rows';
import { whyNotSent } from './why-not-sent';

/** What the app puts to each message that has arrived. */
export interface RowParts {
  readonly renderTicks: (row: Row) => ReactNode;
  /** The files that it brings. */
  readonly renderFiles: (row: Row) => ReactNode;
  /** Below what was said. */
  readonly renderBelow: (message: Message) => ReactNode;
  /** At the beginning of its menu. */
  readonly renderInMenu: (message: Message) => ReactNode;
}

export interface RowActions {
  readonly onReply: (row: Row) => void;
  /** Goes to the message with this seq. */
  readonly onJump: (seq: number) => void;
  /** Says something that was refused because of what it replies to without replying. */
  readonly onUnquote: (row: Row) => void;
  readonly onEdit: (row: Row) => void;
  readonly onDelete: (row: Row) => void;
  readonly onRetry: (key: string) => void;
  readonly onDiscard: (key: string) => void;
  /** Asks for an emoji to react with. */
  readonly onReact: (message: Message) => void;
  /** Asks who has got and read it. */
  readonly onDetails: (message: Message) => void;
  readonly onReport: (message: Message) => void;
}

interface Props extends RowActions, RowParts {
  readonly row: Row;
  readonly me: string;
  readonly group: boolean;
  readonly canDelete: boolean;
  /** Whether a link or a search has led here. */
  readonly pointed: boolean;
  /** Called when the reader goes on from where a link has led. */
  readonly onLeft: () => void;
}

const MENU_KEYS = ['Enter', 'ContextMenu'];
const REPLY_KEY = 'r';
/** With what the server refuses a reply to what it cannot be a reply to any more. */
const UNANSWERABLE = ['message-deleted', 'message-not-found'];
const REACT_KEY = '+';

/** A right-to-left page has its next thing on the left. */
const isForward = (key: string) =>
  key === (document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight');
const withoutHover = () => window.matchMedia('(hover: none)').matches;

/** The list hides a row until it knows how high it is, and what is hidden cannot have the focus. */
function focusWhenShown(element: HTMLElement | null): () => void {
  let frame = 0;
  const attempt = (left: number) => {
    element?.focus({ preventScroll: true });
    if (document.activeElement !== element && left > 0)
      frame = requestAnimationFrame(() => attempt(left - 1));
  };
  attempt(120);
  return () => cancelAnimationFrame(frame);
}

export const MessageRow = memo(function MessageRow({
  row,
  me,
  group,
  renderTicks,
  renderFiles,
  renderBelow,
  renderInMenu,
  canDelete,
  pointed,
  onLeft,
  ...actions
}: Props) {
  const text = strings.messages;
  const { message, outgoing, sender, mine, quote } = row;
  const others = group && !mine;
  const unanswerable = outgoing?.replyTo !== undefined && UNANSWERABLE.includes(outgoing.refusal ?? '');
  const files = hasFiles(row) ? renderFiles(row) : null;
  const name = sender && nameOf(sender);
  const [menu, setMenu] = useState(false);
  const tapped = ({ target }: MouseEvent) => {
    if (withoutHover() && !(target as Element).closest('a, button, audio, video')) setMenu(true);
  };
  const said = useId();
  const article = useRef<HTMLElement>(null);
  useEffect(() => (pointed ? focusWhenShown(article.current) : undefined), [pointed]);
  const gone = message && goneText(message);
  const there = gone === undefined ? message : undefined;
  const onKey = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || !there) return;
    const reply = event.key.toLowerCase() === REPLY_KEY && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (reply) actions.onReply(row);
    else if (event.key === REACT_KEY) actions.onReact(there);
    else if (isForward(event.key)) event.currentTarget.querySelector<HTMLElement>('[aria-pressed]')?.focus();
    else if (MENU_KEYS.includes(event.key)) setMenu(true);
    else return;
    event.preventDefault();
    // An open menu closes by any key that is pressed outside of it: not by the one that has opened it.
    event.stopPropagation();
  };
  return (
    <div className={classes.row} data-mine={mine || undefined} data-head={row.head || undefined}>
      {row.newDay && (
        <div className={classes.day}>
          <span>{dayName(row.at)}</span>
        </div>
      )}
      {row.firstUnseen && (
        <div className={classes.unseen} role="separator">
          <span>{text.newOnes}</span>
        </div>
      )}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <article
        className={classes.message}
        aria-label={mine ? strings.chats.you : name}
        aria-describedby={said}
        tabIndex={-1}
        ref={article}
        data-pointed={pointed || undefined}
        onBlur={pointed ? onLeft : undefined}
        onKeyDown={onKey}
      >
        <div className={classes.line}>
          {others && (
            <span className={classes.avatar}>
              {row.tail && sender && (
                <PersonButton userId={sender.id} name={nameOf(sender)} second>
                  <PersonAvatar id={sender.id} name={nameOf(sender)} picture={sender.profile} size={30} />
                </PersonButton>
              )}
            </span>
          )}
          {/* A tap is a short cut to the button that follows, which keyboards and readers reach. */}
          {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
          <div
            id={said}
            className={classes.bubble}
            data-tail={row.tail || undefined}
            data-files={files !== null || undefined}
            onClick={tapped}
          >
            {others && row.head && sender && (
              <div className={classes.name}>
                <PersonButton userId={sender.id} name={nameOf(sender)}>
                  {nameOf(sender)}
                </PersonButton>
              </div>
            )}
            {quote && gone === undefined && (
              <Quote
                message={quote.message}
                me={me}
                onJump={quote.seq === undefined ? undefined : () => actions.onJump(quote.seq ?? 0)}
              />
            )}
            {gone !== undefined ? (
              <em className={classes.deleted}>{gone}</em>
            ) : (
              <>
                {files}
                {row.content !== '' && <MessageText text={row.content} mentions={row.mentions} me={me} />}
              </>
            )}
            <span className={classes.meta}>
              {message?.edited && gone === undefined && <>{text.edited} </>}
              <time dateTime={new Date(row.at).toISOString()} title={exactTime(row.at)}>
                {timeOfDay(row.at)}
              </time>
              {mine && <> {renderTicks(row)}</>}
            </span>
          </div>
          {there && (
            <ActionIcon
              size={30}
              tabIndex={-1}
              className={menuClasses.reply ?? ''}
              aria-label={strings.reply.reply}
              onClick={() => actions.onReply(row)}
            >
              <IconArrowBackUp size={18} />
            </ActionIcon>
          )}
          {there && (
            <MessageMenu
              content={row.content}
              link={`/chats/${there.chatId}?message=${there.seq}`}
              top={menu && renderInMenu(there)}
              opened={menu}
              onOpen={setMenu}
              onReply={() => actions.onReply(row)}
              onDetails={mine ? () => actions.onDetails(there) : undefined}
              onEdit={mine ? () => actions.onEdit(row) : undefined}
              onReport={mine ? undefined : () => actions.onReport(there)}
              onDelete={mine || canDelete ? () => actions.onDelete(row) : undefined}
            />
          )}
        </div>
        {there && (
          <div className={classes.below} data-beside={others || undefined}>
            {renderBelow(there)}
          </div>
        )}
      </article>
      {outgoing?.refusal !== undefined && (
        <Group gap={4} justify="flex-end" className={classes.refusal ?? ''} role="alert">
          {unanswerable ? strings.reply.refused : whyNotSent(outgoing.refusal)}
          {unanswerable && (
            <Button size="compact-xs" variant="subtle" onClick={() => actions.onUnquote(row)}>
              {strings.reply.sendWithout}
            </Button>
          )}
          {!unanswerable && (
            <Button size="compact-xs" variant="subtle" onClick={() => actions.onRetry(outgoing.key)}>
              {text.retry}
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => actions.onDiscard(outgoing.key)}
          >
            {text.discard}
          </Button>
        </Group>
      )}
    </div>
  );
});
