import { Button } from '@mantine/core';
import { useState } from 'react';
import { moderationStrings as text } from '@/config/moderation-strings';
import type { ModeratedUser } from './calls';
import { SuspendDialog } from './SuspendDialog';

interface Props {
  readonly user: Pick<ModeratedUser, 'id' | 'profile'>;
  readonly submit: (reason: string) => Promise<unknown>;
}

/** Suspends somebody from another part of the page. */
export function SuspendButton({ user, submit }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="light"
        aria-label={text.of(text.suspendAuthor, user.profile.displayName)}
        onClick={() => setOpened(true)}
      >
        {text.suspendAuthor}
      </Button>
      <SuspendDialog opened={opened} user={user} onClose={() => setOpened(false)} submit={submit} />
    </>
  );
}
