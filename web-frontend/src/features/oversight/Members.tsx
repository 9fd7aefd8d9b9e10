import { Badge, Button, Loader, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '@/api/explain';
import { oversightStrings as text } from '@/config/oversight-strings';
import { strings } from '@/config/strings';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { nameOf } from '@/ui/gone';
import { appointAdmin, inspectChat, type Participant } from './calls';
import classes from './Chats.module.css';

/** Who is in a chat, as of when it is opened; and somebody to look after it where its owner cannot. */
export function Members({ chatId, name }: { chatId: string; name: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['oversight', 'members', chatId],
    queryFn: ({ signal }) => inspectChat(chatId, signal),
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
  const [chosen, setChosen] = useState<Participant['user']>();
  const appointing = useMutation({
    mutationFn: (userId: string) => appointAdmin(chatId, userId),
    onSettled: () => refetch(),
    gcTime: 0,
  });
  if (error) return <Failure error={error} />;
  if (!data)
    return (
      <div role="status" aria-label={strings.common.loading}>
        <Loader type="dots" size="sm" />
      </div>
    );
  const { participants = [] } = data;
  const ownerless = participants.some(({ role, suspended }) => role === 'owner' && suspended);
  return (
    <>
      {ownerless && <Text size="sm">{text.ownerSuspended}</Text>}
      {appointing.error && <Failure error={appointing.error} />}
      {/* It scrolls, so the keyboard must reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className={classes.members} aria-label={text.membersOf(name)} tabIndex={0}>
        {participants.map((participant) => (
          <li key={participant.user.id}>
            <Member participant={participant} />
            {ownerless && participant.role === 'member' && !participant.user.bot && (
              <Button
                size="compact-xs"
                variant="light"
                disabled={appointing.isPending}
                aria-label={text.of(text.makeAdmin, nameOf(participant.user))}
                onClick={() => setChosen(participant.user)}
              >
                {text.makeAdmin}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={chosen !== undefined}
        question={chosen ? text.makeAdminQuestion(nameOf(chosen)) : ''}
        hint={text.makeAdminHint}
        action={text.makeAdmin}
        onClose={() => setChosen(undefined)}
        onConfirm={() => chosen && appointing.mutate(chosen.id)}
      />
    </>
  );
}

const Failure = ({ error }: { error: Error }) => (
  <Text size="sm" c="var(--mantine-color-error)" role="alert">
    {text.refused} {explain(error)}
  </Text>
);

function Member({ participant: { user, role, suspended } }: { participant: Participant }) {
  const badge = (word: string, color: string) => (
    <Badge variant="outline" color={color} className={classes.badge}>
      {word}
    </Badge>
  );
  return (
    <>
      <span dir="auto">{nameOf(user)}</span>
      {!user.erased && (
        <span dir="ltr" className={classes.username}>
          @{user.username}
        </span>
      )}
      {role !== 'member' && badge(text.role[role], role === 'owner' ? 'grape' : 'blue')}
      {suspended && badge(text.suspended, 'red')}
      {user.bot && badge(text.bot, 'gray')}
    </>
  );
}
