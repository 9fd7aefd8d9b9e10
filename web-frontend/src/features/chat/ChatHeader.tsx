import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBellOff, IconChevronLeft, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Chat } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { nameOf } from '@/ui/gone';
import { PersonButton } from '@/ui/PersonButton';
import { ChatAvatar } from './ChatAvatar';
import classes from './ChatHeader.module.css';
import { useMuted } from './muted';
import { otherOf, titleOf } from './title';

interface Props {
  readonly chat: Chat;
  readonly me: string;
  readonly badge: ReactNode;
  readonly presence: ReactNode;
  /** What else can be done with the chat. */
  readonly tools: ReactNode;
  readonly onDetails: () => void;
}

export function ChatHeader({ chat, me, badge, presence, tools, onDetails }: Props) {
  const text = strings.chats;
  const other = otherOf(chat, me);
  const details = chat.isGroup ? text.details : strings.details.title;
  const muted = useMuted(chat);
  return (
    <div className={classes.header}>
      <ActionIcon component={Link} to="/" className={classes.back ?? ''} aria-label={text.back}>
        <IconChevronLeft size={26} stroke={1.8} />
      </ActionIcon>
      {other ? (
        <PersonButton userId={other.id} name={nameOf(other)} second>
          <ChatAvatar chat={chat} me={me} size={40} badge={badge} />
        </PersonButton>
      ) : (
        <ChatAvatar chat={chat} me={me} size={40} badge={badge} />
      )}
      <div className={classes.text}>
        <h1 className={classes.title}>
          {other ? (
            <PersonButton userId={other.id} name={nameOf(other)} className={classes.who}>
              {titleOf(chat, me)}
            </PersonButton>
          ) : (
            titleOf(chat, me)
          )}{' '}
          {muted && <IconBellOff size={16} role="img" aria-label={text.muted} />}
        </h1>
        <div className={classes.line}>
          {chat.isGroup ? text.members(chat.participants.length) : presence}
          {other?.profile.statusText && (
            <span className={classes.status} dir="auto">
              {other.profile.statusText}
            </span>
          )}
        </div>
      </div>
      {tools}
      <Tooltip label={details}>
        <ActionIcon onClick={onDetails} aria-label={details}>
          <IconInfoCircle size={22} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
