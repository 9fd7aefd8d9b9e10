import { Badge, Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Schemas } from '@verbatim/sdk';
import { useState, type ReactNode } from 'react';
import { explain } from '@/api/explain';
import { moderationStrings as text } from '@/config/moderation-strings';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { PersonAvatar } from '@/ui/PersonAvatar';
import { exactTime } from '@/ui/time';
import { appoint, dismiss, lift, resetPassword, suspend, type ModeratedUser } from './calls';
import classes from './People.module.css';
import { ResetCode } from './ResetCode';
import { SuspendDialog } from './SuspendDialog';

interface Props {
  readonly user: ModeratedUser;
  /** Nobody suspends or appoints themselves. */
  readonly own: boolean;
  readonly onChanged: () => Promise<unknown>;
  /** Stands behind what may be done. */
  readonly children?: ReactNode;
}

type Reset = Schemas['PasswordReset'];
type Wish = 'lift' | 'appoint' | 'dismiss' | 'reset';

const CALLS: Record<Wish, (userId: string) => Promise<Reset | void>> = {
  lift,
  appoint,
  dismiss,
  reset: resetPassword,
};

export function PersonRow({ user, own, onChanged, children }: Props) {
  const { id, username, profile, suspension, auditor, bot } = user;
  const name = profile.displayName;
  const [wish, setWish] = useState<Wish>();
  const [suspending, setSuspending] = useState(false);
  const [reset, setReset] = useState<Reset>();
  const doing = useMutation({
    mutationFn: (wanted: Wish) => CALLS[wanted](id),
    onSuccess: (answer) => answer && setReset(answer),
    onSettled: onChanged,
    gcTime: 0,
  });
  const button = (action: string, onClick: () => void) => (
    <Button
      size="xs"
      variant="light"
      disabled={doing.isPending}
      aria-label={text.of(action, name)}
      onClick={onClick}
    >
      {action}
    </Button>
  );
  return (
    <>
      <PersonAvatar id={id} name={name} picture={profile} size={40} />
      <div>
        <div className={classes.names}>
          <strong dir="auto">{name}</strong>
          <span dir="ltr">@{username}</span>
          <Badges user={user} />
        </div>
        <About user={user} />
        {doing.error && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {text.refused} {explain(doing.error)}
          </Text>
        )}
      </div>
      <div className={classes.actions}>
        {!own &&
          (suspension
            ? button(text.lift, () => setWish('lift'))
            : button(text.suspend, () => setSuspending(true)))}
        {!own &&
          !bot &&
          (auditor
            ? button(text.dismiss, () => setWish('dismiss'))
            : button(text.appoint, () => setWish('appoint')))}
        {!own && !bot && button(text.reset, () => setWish('reset'))}
        {children}
      </div>
      <ConfirmDialog
        opened={wish !== undefined}
        question={wish ? text[`${wish}Question`](name) : ''}
        hint={wish ? text[`${wish}Hint`] : ''}
        action={wish ? text[wish] : ''}
        onClose={() => setWish(undefined)}
        onConfirm={() => wish && doing.mutate(wish)}
      />
      <ResetCode name={name} reset={reset} onClose={() => setReset(undefined)} />
      <SuspendDialog
        opened={suspending}
        user={user}
        onClose={() => setSuspending(false)}
        submit={(reason) => suspend(id, reason).then(onChanged)}
      />
    </>
  );
}

function Badges({ user: { suspension, operator, auditor, bot } }: { user: ModeratedUser }) {
  const badge = (word: string, color: string) => (
    <Badge variant="outline" color={color} className={classes.badge}>
      {word}
    </Badge>
  );
  return (
    <>
      {suspension && badge(text.suspended, 'red')}
      {operator && badge(text.operator, 'blue')}
      {auditor && badge(text.auditor, 'grape')}
      {bot && badge(text.bot, 'gray')}
    </>
  );
}

function About({ user }: { user: ModeratedUser }) {
  const { id, email, createdAt, sessions, suspension, bot } = user;
  return (
    <>
      <p className={classes.about}>
        {email !== undefined && <span dir="ltr">{email}</span>}
        {email !== undefined && ' · '}
        {text.since(exactTime(createdAt))}
        {!bot && ` · ${text.sessions(sessions)}`} · <span dir="ltr">{id}</span>
      </p>
      {suspension && (
        <p className={classes.about}>
          {text.suspendedBy(
            exactTime(suspension.since),
            suspension.by.profile.displayName,
            suspension.reason,
          )}
        </p>
      )}
    </>
  );
}
