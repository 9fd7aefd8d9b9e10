import type { ReactNode, Ref, RefObject } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { Chat } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { Item, listOf } from '@/ui/list-parts';
import classes from './ChatList.module.css';

interface Props {
  readonly ref: Ref<VirtualizerHandle>;
  readonly chats: readonly Chat[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly renderRow: (chat: Chat) => ReactNode;
}

const List = listOf(classes.list, strings.chats.title);

/** Height of a row in pixels, until it is measured. */
const ROW = 70;

/** The rows of chats; only what is near the view is in the page. */
export function ChatRows({ ref, chats, scroller, renderRow }: Props) {
  const lastPinned = chats.findLastIndex(({ preferences }) => preferences?.pinned);
  return (
    <Virtualizer
      ref={ref}
      as={List}
      item={Item}
      scrollRef={scroller}
      data={chats}
      itemSize={ROW}
      bufferSize={400}
    >
      {(chat, index) => (
        <div
          key={chat.id}
          className={classes.row}
          data-last-pinned={(index === lastPinned && index < chats.length - 1) || undefined}
        >
          {renderRow(chat)}
        </div>
      )}
    </Virtualizer>
  );
}
