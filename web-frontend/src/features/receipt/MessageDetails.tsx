import { Alert, Button, Loader } from '@mantine/core';
import { useRef } from 'react';
import type { Chat, Message } from '@verbatim/sdk';
import { Virtualizer } from 'virtua';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { PersonAvatar } from '@/ui/PersonAvatar';
import { exactTime, shortTime } from '@/ui/time';
import classes from './MessageDetails.module.css';
import { recipientsOf, type Recipient } from './recipients';
import { Ticks } from './Ticks';
import { useStatus } from './use-status';

interface Props {
  readonly chat: Chat;
  readonly message: Message;
}

/** Who has got and read a message, and when. Live: the marks of the members move it, and the times are asked for anew. */
export default function MessageDetails({ chat, message }: Props) {
  const text = strings.receipt;
  const scroller = useRef<HTMLDivElement>(null);
  const { data: report, error, isPending, refetch } = useStatus(chat, message);
  const recipients = recipientsOf(chat, message, report);
  const read = recipients.filter(({ status }) => status === 'read').length;
  const arrived = recipients.filter(({ status }) => status !== 'sent').length;
  return (
    <>
      <blockquote className={classes.said}>{message.content}</blockquote>
      <p className={classes.sum} role="status">
        {recipients.length === 0 ? text.nobody : text.sum(read, arrived, recipients.length)}
        {isPending && <Loader type="dots" size="xs" role="img" aria-label={strings.common.loading} />}
      </p>
      {error && (
        <Alert color="vermilion" variant="light" role="alert" mb="sm">
          {text.timesFailed} {explain(error)}
          <Button size="compact-xs" variant="subtle" onClick={() => void refetch()}>
            {strings.common.retry}
          </Button>
        </Alert>
      )}
      {recipients.length > 0 && (
        // A scrolled region has to be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div ref={scroller} className={classes.people} role="region" aria-label={text.people} tabIndex={0}>
          <Virtualizer as="ul" item="li" scrollRef={scroller} itemSize={54}>
            {recipients.map((recipient) => (
              <Person key={recipient.user.id} recipient={recipient} />
            ))}
          </Virtualizer>
        </div>
      )}
    </>
  );
}

function Person({ recipient: { user, status, at } }: { recipient: Recipient }) {
  const { displayName } = user.profile;
  return (
    <div className={classes.person} data-person={user.username}>
      <PersonAvatar id={user.id} name={displayName} picture={user.profile} size={36} />
      <span className={classes.name}>{displayName}</span>
      {at !== undefined && (
        <time className={classes.at} dateTime={at} title={exactTime(at)}>
          {shortTime(at)}
        </time>
      )}
      <Ticks status={status} size={18} />
    </div>
  );
}
