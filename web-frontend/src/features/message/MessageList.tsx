import { Button, Loader } from '@mantine/core';
import { IconArrowDown, IconFeather } from '@tabler/icons-react';
import { useCallback, type ReactNode } from 'react';
import { Virtualizer } from 'virtua';
import { strings } from '@/config/strings';
import { Notice } from '@/ui/Notice';
import classes from './MessageList.module.css';
import { moveAmongMessages } from './message-keys';
import { MessageRow, type RowActions } from './MessageRow';
import type { Row } from './rows';
import { useChatScroll } from './use-chat-scroll';

interface Props extends RowActions {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly group: boolean;
  readonly mayDeleteAll: boolean;
  readonly hasOlder: boolean;
  readonly unread: number;
  /** The key of a row to go to. */
  readonly target?: string | undefined;
  readonly onTargetLeft: () => void;
  readonly loadOlder: () => Promise<void>;
  /** Called with the seq of the lowest message in view. */
  readonly onSeen: (seq: number) => void;
  readonly renderTicks: (row: Row) => ReactNode;
}

/** What was said in a chat; only what is near the view is in the page. */
export function MessageList({
  label,
  rows,
  group,
  mayDeleteAll,
  hasOlder,
  unread,
  target,
  onTargetLeft,
  renderTicks,
  ...rest
}: Props) {
  const text = strings.messages;
  const { loadOlder, onSeen, ...actions } = rest;
  const { scrollerRef, listRef, shift, atBottom, loadFailed, onScroll, onResize, toBottom, retry } =
    useChatScroll({ rows, target, hasOlder, loadOlder, onSeen });
  const render = useCallback(
    (row: Row) => (
      <MessageRow
        key={row.key}
        row={row}
        group={group}
        canDelete={mayDeleteAll}
        pointed={row.key === target}
        onLeft={onTargetLeft}
        ticks={row.mine ? renderTicks(row) : null}
        onEdit={actions.onEdit}
        onDelete={actions.onDelete}
        onRetry={actions.onRetry}
        onDiscard={actions.onDiscard}
      />
    ),
    [
      group,
      mayDeleteAll,
      target,
      onTargetLeft,
      renderTicks,
      actions.onEdit,
      actions.onDelete,
      actions.onRetry,
      actions.onDiscard,
    ],
  );
  if (rows.length === 0)
    return (
      <div className={classes.frame}>
        <Notice icon={<IconFeather size={40} stroke={1.2} />} title={text.none} hint={text.noneHint} />
      </div>
    );
  return (
    <div className={classes.frame}>
      {/* A scrolled region has to be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={scrollerRef}
        className={classes.scroller}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
        aria-label={label}
        data-part="messages"
        onKeyDown={moveAmongMessages}
      >
        <div className={classes.filler} />
        <Virtualizer
          ref={listRef}
          scrollRef={scrollerRef}
          shift={shift}
          data={rows}
          onScroll={onScroll}
          onResize={onResize}
          bufferSize={600}
        >
          {render}
        </Virtualizer>
        <div className={classes.foot} />
      </div>
      {hasOlder && loadFailed && (
        <div className={classes.older} role="alert">
          {text.olderFailed}
          <Button size="compact-sm" variant="subtle" onClick={retry}>
            {text.retry}
          </Button>
        </div>
      )}
      {!atBottom && (
        <Button
          className={classes.latest ?? ''}
          radius="xl"
          size="sm"
          variant="default"
          leftSection={<IconArrowDown size={16} />}
          aria-label={unread > 0 ? undefined : text.latest}
          onClick={toBottom}
        >
          {unread > 0 ? text.newBelow(unread) : null}
        </Button>
      )}
    </div>
  );
}

export function MessageListPlaceholder() {
  return (
    <div className={classes.placeholder} role="status" aria-label={strings.common.loading}>
      <Loader type="dots" />
    </div>
  );
}
