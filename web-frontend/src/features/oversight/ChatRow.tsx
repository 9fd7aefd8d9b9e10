import { Badge, Button } from '@mantine/core';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { oversightStrings as text } from '@/config/oversight-strings';
import { nameOf } from '@/ui/gone';
import { PersonAvatar } from '@/ui/PersonAvatar';
import { exactTime } from '@/ui/time';
import type { KnownChat } from './calls';
import classes from './Chats.module.css';
import { Members } from './Members';

interface Props {
  readonly chat: KnownChat;
  /** Whether whoever looks may open audits. */
  readonly auditor: boolean;
  /** Names what says why not. */
  readonly noteId: string;
}

export function ChatRow({ chat, auditor, noteId }: Props) {
  const [opened, setOpened] = useState(false);
  const panel = useId();
  const name = titleOf(chat);
  const members = opened ? text.hideMembers : text.showMembers;
  return (
    <>
      <PersonAvatar id={chat.id} name={name} group={chat.isGroup} size={40} />
      <div>
        <div className={classes.names}>
          <strong dir="auto">{name}</strong>
          <Badge variant="outline" color={chat.isGroup ? 'blue' : 'gray'} className={classes.badge}>
            {chat.isGroup ? text.group : text.direct}
          </Badge>
        </div>
        <About chat={chat} />
      </div>
      <div className={classes.actions}>
        <Button
          size="xs"
          variant="light"
          aria-expanded={opened}
          aria-controls={panel}
          aria-label={text.of(members, name)}
          onClick={() => setOpened(!opened)}
        >
          {members}
        </Button>
        {auditor ? (
          <Button
            size="xs"
            variant="light"
            component={Link}
            to={`/audit?chat=${chat.id}`}
            aria-label={text.of(text.audit, name)}
          >
            {text.audit}
          </Button>
        ) : (
          // Not disabled for the browser, which would keep the keyboard, and so the reason, away from it.
          <Button
            size="xs"
            variant="light"
            data-disabled
            aria-disabled
            aria-describedby={noteId}
            aria-label={text.of(text.audit, name)}
            onClick={(event) => event.preventDefault()}
          >
            {text.audit}
          </Button>
        )}
      </div>
      <div id={panel} className={classes.panel}>
        {opened && <Members chatId={chat.id} name={name} />}
      </div>
    </>
  );
}

function titleOf({ isGroup, name, participants = [] }: KnownChat): string {
  if (isGroup) return name ?? text.unnamed;
  const [one, other] = participants.map(({ user }) => nameOf(user));
  return text.pair(one ?? '', other ?? '');
}

function About({ chat }: { chat: KnownChat }) {
  const { id, creator, createdAt, memberCount, messages, lastMessageAt } = chat;
  return (
    <p className={classes.about}>
      {[
        text.members(memberCount),
        text.messages(messages),
        lastMessageAt && text.lastMessage(exactTime(lastMessageAt)),
        text.created(exactTime(createdAt), nameOf(creator)),
      ]
        .filter(Boolean)
        .join(' · ')}{' '}
      · <span dir="ltr">{id}</span>
    </p>
  );
}
