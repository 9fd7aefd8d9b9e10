import { Badge, Button, Modal, Stack, Text, Title } from '@mantine/core';
import { IconMessage, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { useKnownUser, useMe } from '@/realtime/queries';
import { keys } from '@/realtime/store';
import { nameOf } from '@/ui/gone';
import { Notice } from '@/ui/Notice';
import { PersonAvatar } from '@/ui/PersonAvatar';
import { WaitingPerson } from '@/ui/Waiting';
import { fetchUser } from './calls';
import classes from './PersonCard.module.css';

interface Props {
  readonly userId: string;
  /** Whether they are here, or when they were. */
  readonly presence: ReactNode;
  readonly onMessage: (userId: string) => Promise<void>;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

/** Who somebody is, and the way to talk to them alone. */
export default function PersonCard({ userId, onClose, ...rest }: Props) {
  return (
    <Modal
      opened
      onClose={onClose}
      size="sm"
      attributes={{ content: { 'aria-label': strings.person.title } }}
      title={<span className="vb-only-for-readers">{strings.person.title}</span>}
    >
      <Card userId={userId} onClose={onClose} {...rest} />
    </Modal>
  );
}

function Card({ userId, presence, onMessage, onEdit, onClose }: Props) {
  const text = strings.person;
  const me = useMe();
  const known = useKnownUser(userId);
  const { data, error, refetch } = useQuery({
    queryKey: keys.user(userId),
    queryFn: () => fetchUser(userId),
    staleTime: 0,
    gcTime: 60_000,
  });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const user = known ?? data;
  if (!user && error)
    return (
      <Notice
        alert
        title={text.failed}
        hint={explain(error)}
        action={{ label: strings.common.retry, onClick: () => void refetch() }}
      />
    );
  if (!user) return <WaitingPerson />;
  const { about, statusText } = user.profile;
  const displayName = nameOf(user);
  const talk = () => {
    setBusy(true);
    setFailure(undefined);
    onMessage(userId)
      .then(onClose)
      .catch((problem: unknown) => setFailure(explain(problem)))
      .finally(() => setBusy(false));
  };
  return (
    <Stack align="center" gap={6} pb="sm">
      <PersonAvatar id={user.id} name={displayName} picture={user.profile} size={104} />
      <Title order={2} className={classes.name ?? ''}>
        {displayName} {user.bot && <Badge variant="light">{text.bot}</Badge>}
      </Title>
      <Text size="sm" c="dimmed">
        @{user.username}
      </Text>
      {userId !== me && (
        <Text size="sm" c="dimmed" className={classes.presence ?? ''}>
          {presence}
        </Text>
      )}
      {statusText && (
        <p className={classes.status} dir="auto">
          {statusText}
        </p>
      )}
      {about && (
        <p className={classes.about} dir="auto">
          {about}
        </p>
      )}
      {failure && (
        <Text size="sm" c="vermilion" role="alert">
          {failure}
        </Text>
      )}
      {userId === me ? (
        <Button mt="md" variant="light" leftSection={<IconPencil size={18} />} onClick={onEdit}>
          {text.edit}
        </Button>
      ) : (
        <Button mt="md" leftSection={<IconMessage size={18} />} loading={busy} onClick={talk}>
          {text.message}
        </Button>
      )}
    </Stack>
  );
}
