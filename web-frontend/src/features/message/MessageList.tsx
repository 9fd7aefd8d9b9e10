import { Button } from '@mantine/core';
import { IconArrowDown, IconFeather } from '@tabler/icons-react';
import { useCallback, type CSSProperties, type ReactNode, type Ref } from 'react';
import { Virtualizer } from 'virtua';
import { strings } from '@/config/strings';
import { Notice } from '@/ui/Notice';
import classes from './MessageList.module.css';
import { moveAmongMessages } from './message-keys';
import { MessageRow, type RowActions, type RowParts } from './MessageRow';
import type { Row } from './rows';
import { useChatScroll, type Part, type Target } from './use-chat-scroll';

interface Props extends RowActions, RowParts, Part {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly me: string;
  readonly group: boolean;
  readonly mayDeleteAll: boolean;
  readonly unread: number;
  readonly readSeq: number;
  /** The message to go to, once for each such object. */
  readonly target?: Target | undefined;
  readonly onTargetLeft: () => void;
  /** Called when somebody wants to see what is newest, which is not among the rows. */
  readonly onLatest: () => void;
  readonly onSeen: (seq: number) => void;
}

interface RowsProps {
  readonly ref?: Ref<never>;
  readonly style: CSSProperties;
  readonly children: ReactNode;
}

const Rows = ({ ref, style, children }: RowsProps) => (
  <div ref={ref as Ref<HTMLDivElement>} style={style} data-part="rows">
    {children}
  </div>
);

/** What was said in a chat; only what is near the view is in the page. */
export function MessageList({
  label,
  me,
  group,
  mayDeleteAll,
  unread,
  target,
  onTargetLeft,
  onLatest,
  renderTicks,
  renderFiles,
  renderBelow,
  renderInMenu,
  onReply,
  onJump,
  onUnquote,
  onEdit,
  onDelete,
  onRetry,
  onDiscard,
  onReact,
  onDetails,
  onReport,
  ...part
}: Props) {
  const text = strings.messages;
  const { rows, shift, epoch, scrollerRef, listRef, atBottom, retry, on, toBottom } = useChatScroll({
    ...part,
    target,
  });
  const render = useCallback(
    (row: Row) => (
      <MessageRow
        key={row.key}
        row={row}
        me={me}
        group={group}
        canDelete={mayDeleteAll}
        pointed={target !== undefined && row.message?.seq === target.seq}
        onLeft={onTargetLeft}
        renderTicks={renderTicks}
        renderFiles={renderFiles}
        renderBelow={renderBelow}
        renderInMenu={renderInMenu}
        onReply={onReply}
        onJump={onJump}
        onUnquote={onUnquote}
        onEdit={onEdit}
        onDelete={onDelete}
        onRetry={onRetry}
        onDiscard={onDiscard}
        onReact={onReact}
        onDetails={onDetails}
        onReport={onReport}
      />
    ),
    [
      me,
      group,
      mayDeleteAll,
      target,
      onTargetLeft,
      renderTicks,
      renderFiles,
      renderBelow,
      renderInMenu,
      onReply,
      onJump,
      onUnquote,
      onEdit,
      onDelete,
      onRetry,
      onDiscard,
      onReact,
      onDetails,
      onReport,
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
          key={epoch}
          as={Rows}
          ref={listRef}
          scrollRef={scrollerRef}
          shift={shift}
          data={rows}
          {...on}
          bufferSize={600}
        >
          {render}
        </Virtualizer>
        <div className={classes.foot} />
      </div>
      {retry && (
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
          onClick={part.hasNewer ? onLatest : toBottom}
        >
          {unread > 0 ? text.newBelow(unread) : null}
        </Button>
      )}
    </div>
  );
}
