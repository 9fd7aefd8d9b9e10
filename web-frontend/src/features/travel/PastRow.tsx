import { memo, type ReactNode } from 'react';
import type { PastMessage } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { travelStrings as text } from '@/config/travel-strings';
import { goneText, nameOf } from '@/ui/gone';
import { inOneLine } from '@/ui/file-words';
import { PersonAvatar } from '@/ui/PersonAvatar';
import { exactTime, timeOfDay } from '@/ui/time';
import classes from './PastRow.module.css';

/** What the app puts into a message: its words, and its files. */
export interface PastParts {
  readonly renderText: (message: PastMessage) => ReactNode;
  readonly renderFiles: (message: PastMessage) => ReactNode;
}

interface Props extends PastParts {
  readonly message: PastMessage;
  readonly mine: boolean;
  /** What it replies to, as it was; nothing when it replies to none. */
  readonly quoted: PastMessage | undefined;
}

const gone = (message: PastMessage) => goneText(message) !== undefined || message.later === 'deleted';

/** A message as it was. There is nothing to be done with it. */
export const PastRow = memo(function PastRow({ message, mine, quoted, renderText, renderFiles }: Props) {
  const { sender, timestamp, later, reactions } = message;
  const displayName = nameOf(sender);
  const deleted = gone(message);
  return (
    <article
      className={classes.message}
      data-mine={mine || undefined}
      data-later={later}
      aria-label={mine ? strings.chats.you : displayName}
      tabIndex={-1}
    >
      {!mine && <PersonAvatar id={sender.id} name={displayName} picture={sender.profile} size={30} />}
      <div className={classes.bubble}>
        {!mine && <div className={classes.name}>{displayName}</div>}
        {quoted && !deleted && <Quoted message={quoted} />}
        {deleted ? (
          <em className={classes.quiet}>{later === 'deleted' ? text.deletedLater : goneText(message)}</em>
        ) : (
          <>
            {message.attachments && renderFiles(message)}
            {message.content !== '' && renderText(message)}
          </>
        )}
        <span className={classes.meta}>
          {message.edited && <>{strings.messages.edited} </>}
          {later === 'edited' && <>({text.editedLater}) </>}
          <time dateTime={timestamp} title={exactTime(timestamp)}>
            {timeOfDay(timestamp)}
          </time>
        </span>
        {reactions && (
          <ul className={classes.reactions} aria-label={text.reactions}>
            {reactions.map(({ emoji, userIds }) => (
              <li key={emoji} aria-label={text.reaction(emoji, userIds.length)}>
                {emoji} {userIds.length}
              </li>
            ))}
          </ul>
        )}
      </div>
    </article>
  );
});

function Quoted({ message }: { message: PastMessage }) {
  return (
    <blockquote className={classes.quoted}>
      <span className={classes.name}>{nameOf(message.sender)}</span>
      <span className={classes.words}>{gone(message) ? strings.messages.deleted : inOneLine(message)}</span>
    </blockquote>
  );
}
