import { Button } from '@mantine/core';
import { IconFeather } from '@tabler/icons-react';
import { Fragment, useMemo, type KeyboardEvent } from 'react';
import type { PastMessage } from '@verbatim/sdk';
import { travelStrings as text } from '@/config/travel-strings';
import { Notice } from '@/ui/Notice';
import { dayName, sameDay } from '@/ui/time';
import type { PastPage } from './calls';
import classes from './PastHistory.module.css';
import { PastRow, type PastParts } from './PastRow';

interface Props extends PastParts {
  readonly label: string;
  readonly me: string;
  /** The newest page first. */
  readonly pages: readonly PastPage[];
  /** Called for what was said before; nothing when there is nothing. */
  readonly onEarlier: (() => void) | undefined;
  readonly loading: boolean;
}

/** What had been said. It begins at its end, and what comes in front does not move what is looked at. */
export function PastHistory({ label, me, pages, onEarlier, loading, ...parts }: Props) {
  const messages = useMemo(() => pages.toReversed().flatMap(({ items }) => items), [pages]);
  const known = useMemo(
    () =>
      new Map(
        pages
          .flatMap(({ items, quoted = [] }) => [...items, ...quoted])
          .map((message): [string, PastMessage] => [message.id, message]),
      ),
    [pages],
  );
  if (messages.length === 0)
    return <Notice icon={<IconFeather size={40} stroke={1.2} />} title={text.nothing} />;
  return (
    // A scrolled region has to be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={classes.scroller}
      role="region"
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={moveAmongMessages}
    >
      <div>
        {onEarlier && (
          <div className={classes.earlier}>
            <Button size="xs" variant="default" loading={loading} onClick={onEarlier}>
              {text.earlier}
            </Button>
          </div>
        )}
        {messages.map((message, index) => {
          const before = messages[index - 1];
          return (
            <Fragment key={message.id}>
              {(!before || !sameDay(before.timestamp, message.timestamp)) && (
                <div className={classes.day}>
                  <span>{dayName(message.timestamp)}</span>
                </div>
              )}
              <PastRow
                {...parts}
                message={message}
                mine={message.sender.id === me}
                quoted={message.replyTo && known.get(message.replyTo.messageId)}
              />
            </Fragment>
          );
        })}
        <div className={classes.foot} />
      </div>
    </div>
  );
}

/** Up and down lead from message to message, as in the history of now. */
function moveAmongMessages(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined) return;
  const articles = [...event.currentTarget.querySelectorAll<HTMLElement>('article')];
  const here = articles.findIndex((article) => article === document.activeElement);
  const next = here < 0 ? articles.at(-1) : articles[here + step];
  event.preventDefault();
  next?.focus();
}
