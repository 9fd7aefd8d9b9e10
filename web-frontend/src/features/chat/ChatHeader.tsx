import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Chat } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { ChatAvatar } from './ChatAvatar';
import classes from './ChatHeader.module.css';
import { titleOf } from './title';

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
  return (
    <div className={classes.header}>
      <ActionIcon component={Link} to="/" className={classes.back ?? ''} aria-label={text.back}>
        <IconChevronLeft size={26} stroke={1.8} />
      </ActionIcon>
      <ChatAvatar chat={chat} me={me} size={40} badge={badge} />
      <div className={classes.text}>
        <h1 className={classes.title}>{titleOf(chat, me)}</h1>
        <div className={classes.line}>{chat.isGroup ? text.members(chat.participants.length) : presence}</div>
      </div>
      {tools}
      {chat.isGroup && (
        <Tooltip label={text.details}>
          <ActionIcon onClick={onDetails} aria-label={text.details}>
            <IconInfoCircle size={22} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}
