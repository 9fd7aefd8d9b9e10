import { ActionIcon, Badge, Menu } from '@mantine/core';
import { IconCrown, IconDots, IconShieldCheck, IconShieldOff, IconUserMinus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Participant } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { nameOf } from '@/ui/gone';
import { PersonAvatar } from '@/ui/PersonAvatar';
import { PersonButton } from '@/ui/PersonButton';
import classes from './MemberList.module.css';
import type { Rights } from './rights';

interface Props {
  readonly member: Participant;
  readonly isMe: boolean;
  readonly badge: ReactNode;
  readonly rights: Rights;
  readonly onRole: (role: 'admin' | 'member') => void;
  readonly onHandOver: () => void;
  readonly onRemove: () => void;
}

export function MemberRow({ member: { user, role }, isMe, badge, ...may }: Props) {
  const text = strings.group;
  const { statusText } = user.profile;
  const displayName = nameOf(user);
  const known = { owner: text.owner, admin: text.admin, member: undefined }[role];
  return (
    <div className={classes.member}>
      <PersonButton userId={user.id} name={displayName} second className={classes.avatar}>
        <PersonAvatar id={user.id} name={displayName} picture={user.profile} size={38} />
        {badge}
      </PersonButton>
      <span className={classes.names}>
        <span className={classes.name}>
          <PersonButton userId={user.id} name={displayName}>
            {displayName}
          </PersonButton>{' '}
          {isMe && <small>({text.you})</small>}
        </span>
        <span className={classes.username}>@{user.username}</span>
        {statusText && (
          <span className={classes.status} dir="auto">
            {statusText}
          </span>
        )}
      </span>
      {known && (
        <Badge variant="light" {...(role === 'admin' && { color: 'gray' })} size="sm" tt="none">
          {known}
        </Badge>
      )}
      <MemberMenu name={displayName} isMe={isMe} {...may} />
    </div>
  );
}

function MemberMenu({
  name,
  isMe,
  rights: { roles, handOver, remove },
  onRole,
  onHandOver,
  onRemove,
}: Omit<Props, 'member' | 'badge'> & { readonly name: string }) {
  const text = strings.group;
  if (roles.length === 0 && !handOver && !remove) return null;
  return (
    <Menu position="bottom-end" shadow="md" width={230}>
      <Menu.Target>
        <ActionIcon aria-label={text.actions(name)}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {roles.includes('admin') && (
          <Menu.Item leftSection={<IconShieldCheck size={17} />} onClick={() => onRole('admin')}>
            {text.makeAdmin}
          </Menu.Item>
        )}
        {roles.includes('member') && (
          <Menu.Item leftSection={<IconShieldOff size={17} />} onClick={() => onRole('member')}>
            {isMe ? text.stepDown : text.unmakeAdmin}
          </Menu.Item>
        )}
        {handOver && (
          <Menu.Item leftSection={<IconCrown size={17} />} onClick={onHandOver}>
            {text.handOver}
          </Menu.Item>
        )}
        {remove && (
          <Menu.Item
            c="var(--mantine-color-error)"
            leftSection={<IconUserMinus size={17} />}
            onClick={onRemove}
          >
            {text.removeAction}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
