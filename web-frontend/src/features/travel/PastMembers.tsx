import { Badge, Drawer } from '@mantine/core';
import type { PastParticipant } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { travelStrings } from '@/config/travel-strings';
import { PersonAvatar } from '@/ui/PersonAvatar';
import classes from './PastMembers.module.css';

interface Props {
  readonly members: readonly PastParticipant[];
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Who was in the chat, in which role. */
export function PastMembers({ members, opened, onClose }: Props) {
  const text = strings.group;
  const words = { owner: text.owner, admin: text.admin, member: undefined };
  return (
    <Drawer opened={opened} onClose={onClose} position="right" title={travelStrings.membersTitle}>
      <ul className={classes.members}>
        {members.map(({ user, role }) => (
          <li key={user.id} className={classes.member}>
            <PersonAvatar id={user.id} name={user.profile.displayName} picture={user.profile} size={38} />
            <span className={classes.names}>
              <span>{user.profile.displayName}</span>
              <small className={classes.username}>@{user.username}</small>
            </span>
            {words[role] && (
              <Badge variant="light" size="sm" tt="none">
                {words[role]}
              </Badge>
            )}
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
