import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import type { Chat } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { exactTime, shortTime } from '@/ui/time';
import { ChatAvatar } from './ChatAvatar';
import classes from './ChatRow.module.css';
import { titleOf } from './title';

interface Props {
  readonly chat: Chat;
  readonly me: string;
  readonly badge: ReactNode;
  readonly ticks: ReactNode;
  readonly typing: string | undefined;
}

export function ChatRow({ chat, me, badge, ticks, typing }: Props) {
  const unread = chat.unreadCount > 0;
  const at = chat.lastMessage?.timestamp ?? chat.createdAt;
  return (
    <NavLink to={`/chats/${chat.id}`} className={classes.row ?? ''} data-unread={unread || undefined}>
      <ChatAvatar chat={chat} me={me} badge={badge} />
      <span className={classes.text}>
        <span className={classes.top}>
          <span className={classes.title}>{titleOf(chat, me)}</span>
          <time className={classes.time} dateTime={at} title={exactTime(at)}>
            {shortTime(at)}
          </time>
        </span>
        <span className={classes.bottom}>
          <span className={classes.preview}>
            {typing ? (
              <em className={classes.typing}>{typing}</em>
            ) : (
              <Preview chat={chat} me={me} ticks={ticks} />
            )}
          </span>
          {unread && (
            <span className={classes.unread}>
              <span aria-hidden>{chat.unreadCount > 99 ? '99+' : chat.unreadCount}</span>
              <span className="vb-only-for-readers">{strings.chats.unread(chat.unreadCount)}</span>
            </span>
          )}
        </span>
      </span>
    </NavLink>
  );
}

function Preview({ chat, me, ticks }: { chat: Chat; me: string; ticks: ReactNode }) {
  const last = chat.lastMessage;
  if (!last) return <em>{strings.chats.nothingSaid}</em>;
  if (last.deletedAt) return <em>{strings.messages.deleted}</em>;
  const mine = last.sender.id === me;
  return (
    <>
      {mine && <>{ticks} </>}
      {!mine && chat.isGroup && <>{last.sender.profile.displayName}: </>}
      {last.content}
    </>
  );
}
