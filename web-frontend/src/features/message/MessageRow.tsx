import { Button, Group } from '@mantine/core';
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
import { strings } from '@/config/strings';
import { PersonAvatar } from '@/ui/PersonAvatar';
import { dayName, exactTime, timeOfDay } from '@/ui/time';
import { MessageMenu } from './MessageMenu';
import classes from './MessageRow.module.css';
import { MessageText } from './MessageText';
import type { Row } from './rows';

export interface RowActions {
  readonly onEdit: (row: Row) => void;
  readonly onDelete: (row: Row) => void;
  readonly onRetry: (key: string) => void;
  readonly onDiscard: (key: string) => void;
}

interface Props extends RowActions {
  readonly row: Row;
  readonly group: boolean;
  readonly ticks: ReactNode;
  readonly canDelete: boolean;
  /** Whether a link or a search has led here. */
  readonly pointed: boolean;
  /** Called when the reader goes on from where a link has led. */
  readonly onLeft: () => void;
}

const MENU_KEYS = ['Enter', 'ContextMenu'];
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
  group,
  ticks,
  canDelete,
  pointed,
  onLeft,
  ...actions
}: Props) {
  const text = strings.messages;
  const { message, outgoing, sender, mine } = row;
  const others = group && !mine;
  const [menu, setMenu] = useState(false);
  const tapped = ({ target }: MouseEvent) => {
    if (withoutHover() && !(target as Element).closest('a')) setMenu(true);
  };
  const said = useId();
  const article = useRef<HTMLElement>(null);
  useEffect(() => (pointed ? focusWhenShown(article.current) : undefined), [pointed]);
  const opensMenu = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || !MENU_KEYS.includes(event.key)) return;
    event.preventDefault();
    // An open menu closes by any key that is pressed outside of it: not by the one that has opened it.
    event.stopPropagation();
    setMenu(true);
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
        className={classes.line}
        aria-label={mine ? strings.chats.you : sender?.profile.displayName}
        aria-describedby={said}
        tabIndex={-1}
        ref={article}
        data-pointed={pointed || undefined}
        onBlur={pointed ? onLeft : undefined}
        onKeyDown={opensMenu}
      >
        {others && (
          <span className={classes.avatar}>
            {row.tail && sender && (
              <PersonAvatar
                id={sender.id}
                name={sender.profile.displayName}
                src={sender.profile.avatarUrl}
                size={30}
              />
            )}
          </span>
        )}
        {/* A tap is a short cut to the button that follows, which keyboards and readers reach. */}
        {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
        <div id={said} className={classes.bubble} data-tail={row.tail || undefined} onClick={tapped}>
          {others && row.head && <div className={classes.name}>{sender?.profile.displayName}</div>}
          {message?.deletedAt ? (
            <em className={classes.deleted}>{text.deleted}</em>
          ) : (
            <MessageText text={row.content} />
          )}
          <span className={classes.meta}>
            {message?.edited && !message.deletedAt && <>{text.edited} </>}
            <time dateTime={new Date(row.at).toISOString()} title={exactTime(row.at)}>
              {timeOfDay(row.at)}
            </time>
            {mine && <> {ticks}</>}
          </span>
        </div>
        {message && !message.deletedAt && (
          <MessageMenu
            content={row.content}
            link={`/chats/${message.chatId}?message=${message.seq}`}
            opened={menu}
            onOpen={setMenu}
            onEdit={mine ? () => actions.onEdit(row) : undefined}
            onDelete={mine || canDelete ? () => actions.onDelete(row) : undefined}
          />
        )}
      </article>
      {outgoing?.refusal !== undefined && (
        <Group gap={4} justify="flex-end" className={classes.refusal ?? ''} role="alert">
          {text.notSent}
          <Button size="compact-xs" variant="subtle" onClick={() => actions.onRetry(outgoing.key)}>
            {text.retry}
          </Button>
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
