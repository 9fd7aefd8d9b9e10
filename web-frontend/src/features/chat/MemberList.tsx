import { ActionIcon, Badge, Tooltip } from '@mantine/core';
import { IconUserMinus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Chat } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { PersonAvatar } from '@/ui/PersonAvatar';
import classes from './MemberList.module.css';

interface Props {
  readonly chat: Chat;
  readonly me: string;
  readonly renderBadge: (userId: string) => ReactNode;
  readonly onRemove: (userId: string) => void;
}

export function MemberList({ chat, me, renderBadge, onRemove }: Props) {
  const text = strings.group;
  const owner = chat.participants.some(({ user, role }) => user.id === me && role === 'owner');
  return (
    <ul className={classes.members} aria-label={text.members}>
      {chat.participants.map(({ user, role }) => (
        <li key={user.id} className={classes.member}>
          <span className={classes.avatar}>
            <PersonAvatar
              id={user.id}
              name={user.profile.displayName}
              src={user.profile.avatarUrl}
              size={38}
            />
            {user.id !== me && renderBadge(user.id)}
          </span>
          <span className={classes.names}>
            <span className={classes.name}>
              {user.profile.displayName} {user.id === me && <small>({text.you})</small>}
            </span>
            <span className={classes.username}>@{user.username}</span>
          </span>
          {role === 'owner' && (
            <Badge variant="light" size="sm" tt="none">
              {text.owner}
            </Badge>
          )}
          {owner && user.id !== me && (
            <Tooltip label={text.remove(user.profile.displayName)}>
              <ActionIcon
                aria-label={text.remove(user.profile.displayName)}
                onClick={() => onRemove(user.id)}
              >
                <IconUserMinus size={18} />
              </ActionIcon>
            </Tooltip>
          )}
        </li>
      ))}
    </ul>
  );
}
