import { Menu } from '@mantine/core';
import { IconMoodPlus } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { Message } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import classes from './QuickReactions.module.css';
import { useShownReactions } from './use-reactions';

interface Props {
  readonly message: Message;
  readonly onToggle: (message: Message, emoji: string) => void;
  /** Asks for any emoji. */
  readonly onMore: (message: Message) => void;
}

/** What people say most. */
const FREQUENT = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const;

const ITEMS = '[role="menuitem"]';

/** Left and right go along the bar, up and down past it: or the rest of the menu would be seven steps away. */
function moveInBar(event: KeyboardEvent<HTMLElement>): void {
  const bar = [...event.currentTarget.querySelectorAll<HTMLElement>(ITEMS)];
  const next = target(event.key, bar, [
    ...(event.currentTarget.closest('[role="menu"]') ?? event.currentTarget).querySelectorAll<HTMLElement>(
      ITEMS,
    ),
  ]);
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

function target(
  key: string,
  bar: readonly HTMLElement[],
  all: readonly HTMLElement[],
): HTMLElement | undefined {
  const here = bar.findIndex((item) => item === document.activeElement);
  const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  switch (key) {
    case 'ArrowDown':
      return all[bar.length];
    case 'ArrowUp':
      return all.at(-1);
    case 'ArrowLeft':
    case 'ArrowRight':
      return bar.at((here + (key === forward ? 1 : -1) + bar.length) % bar.length);
    default:
      return undefined;
  }
}

/** The beginning of a message's menu: the emojis that are wanted most, and the way to all others. */
export function QuickReactions({ message, onToggle, onMore }: Props) {
  const text = strings.reaction;
  const shown = useShownReactions(message);
  const isMine = (emoji: string) => shown.some((reaction) => reaction.emoji === emoji && reaction.mine);
  return (
    // The items have the focus; the bar hears of their keys.

    <div role="group" aria-label={text.add} className={classes.bar} onKeyDownCapture={moveInBar}>
      {FREQUENT.map((emoji) => (
        <Menu.Item
          key={emoji}
          aria-label={isMine(emoji) ? text.takeBack(emoji) : text.with(emoji)}
          data-mine={isMine(emoji) || undefined}
          className={classes.emoji ?? ''}
          onClick={() => onToggle(message, emoji)}
        >
          {emoji}
        </Menu.Item>
      ))}
      <Menu.Item className={classes.emoji ?? ''} aria-label={text.more} onClick={() => onMore(message)}>
        <IconMoodPlus size={20} stroke={1.7} />
      </Menu.Item>
    </div>
  );
}
