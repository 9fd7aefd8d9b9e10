import { Tooltip } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { Message } from '@verbatim/sdk';
import { locale } from '@/config/language';
import { strings } from '@/config/strings';
import classes from './Reactions.module.css';
import type { Shown } from './shown';
import { useShownReactions } from './use-reactions';

interface Props {
  readonly message: Message;
  readonly nameOf: (userId: string) => string;
  readonly onToggle: (message: Message, emoji: string) => void;
}

const MOST_NAMES = 12;
const list = new Intl.ListFormat(locale, { type: 'conjunction' });

function namesOf({ userIds }: Shown, nameOf: Props['nameOf']): string {
  const names = userIds.slice(0, MOST_NAMES).map(nameOf);
  const more = userIds.length - names.length;
  return list.format(more > 0 ? [...names, strings.reaction.others(more)] : names);
}

/** From a message to its reactions, among them, and back; up and down go on from message to message. */
export function moveAmongReactions(event: KeyboardEvent<HTMLElement>): void {
  const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
  if (event.key !== forward && event.key !== backward) return;
  const article = event.currentTarget.closest('article');
  const chips = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const here = chips.findIndex((chip) => chip === document.activeElement);
  event.preventDefault();
  const next = chips[here + (event.key === forward ? 1 : -1)];
  if (next) next.focus();
  else if (event.key === backward) article?.focus();
}

/** What people have said to a message with one emoji; one's own are marked, and each can be joined and left. */
export function Reactions({ message, nameOf, onToggle }: Props) {
  const text = strings.reaction;
  const reactions = useShownReactions(message);
  if (reactions.length === 0) return null;
  return (
    // The chips have the focus; the row hears of their keys.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div role="group" aria-label={text.title} className={classes.reactions} onKeyDown={moveAmongReactions}>
      {reactions.map((reaction) => {
        const names = namesOf(reaction, nameOf);
        return (
          <Tooltip
            key={reaction.emoji}
            multiline
            maw={260}
            label={text.by(names, reaction.emoji)}
            events={{ hover: true, focus: true, touch: false }}
          >
            <button
              type="button"
              tabIndex={-1}
              className={classes.chip}
              aria-pressed={reaction.mine}
              aria-label={text.chip(reaction.emoji, reaction.userIds.length, names)}
              data-pending={reaction.pending || undefined}
              onClick={() => onToggle(message, reaction.emoji)}
            >
              <span className={classes.emoji}>{reaction.emoji}</span>
              <span className={classes.count}>{reaction.userIds.length}</span>
            </button>
          </Tooltip>
        );
      })}
    </div>
  );
}
