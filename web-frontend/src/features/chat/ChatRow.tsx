import { IconBellOff, IconPin } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import type { Chat } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { goneText, nameOf } from '@/ui/gone';
import { inOneLine } from '@/ui/file-words';
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
  readonly muted: boolean;
}

export function ChatRow({ chat, me, badge, ticks, typing, muted }: Props) {
  const text = strings.chats;
  const pinned = chat.preferences?.pinned;
  const unread = chat.unreadCount > 0;
  const at = chat.lastMessage?.timestamp ?? chat.createdAt;
  return (
    <NavLink
      to={`/chats/${chat.id}`}
      className={classes.row ?? ''}
      data-unread={(unread && !muted) || undefined}
    >
      <ChatAvatar chat={chat} me={me} badge={badge} />
      <span className={classes.text}>
        <span className={classes.top}>
          <span className={classes.title}>
            <span className={classes.name}>{titleOf(chat, me)}</span>
            {muted && <IconBellOff size={15} role="img" aria-label={text.muted} />}
          </span>
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
          {(chat.unreadMentions ?? 0) > 0 && (
            <span className={classes.mention}>
              <span aria-hidden>@</span>
              <span className="vb-only-for-readers">{strings.mention.unread(chat.unreadMentions ?? 0)}</span>
            </span>
          )}
          {pinned && <IconPin className={classes.pin} size={15} role="img" aria-label={text.pinned} />}
          {unread && (
            <span className={classes.unread} data-muted={muted || undefined}>
              <span aria-hidden>{chat.unreadCount > 99 ? '99+' : chat.unreadCount}</span>
              <span className="vb-only-for-readers">{text.unread(chat.unreadCount)}</span>
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
  const gone = goneText(last);
  if (gone !== undefined) return <em>{gone}</em>;
  const mine = last.sender.id === me;
  return (
    <>
      {mine && <>{ticks} </>}
      {!mine && chat.isGroup && <>{nameOf(last.sender)}: </>}
      {inOneLine(last)}
    </>
  );
}
