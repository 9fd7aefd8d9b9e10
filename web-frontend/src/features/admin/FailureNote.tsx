import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '@/api/explain';
import { adminStrings as text } from '@/config/admin-strings';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { leaveOut, type Projection } from './calls';
import { shortType } from './event-type';
import classes from './ProjectionList.module.css';
import { DEAD_LETTERS, PROJECTIONS } from './use-server';

interface Props {
  readonly projection: Projection;
  readonly failure: NonNullable<Projection['failure']>;
}

/** Why a projection does not go on, and the way past an event that is the cause. */
export function FailureNote({ projection, failure }: Props) {
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const leaving = useMutation({
    mutationFn: () => leaveOut(projection.name, failure.position),
    onSettled: () =>
      Promise.all([PROJECTIONS, DEAD_LETTERS].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const { event } = failure;
  return (
    <div className={classes.failure}>
      <p>
        {text.failure(failure.reason, failure.position)}
        {event && ` ${text.failedEvent(shortType(event.type), event.stream ?? '')}`}
      </p>
      {event && (
        <Button
          size="xs"
          variant="light"
          color="vermilion"
          disabled={leaving.isPending || projection.silent}
          onClick={() => setAsked(true)}
          aria-label={text.of(text.leaveOut, projection.name, projection.process)}
        >
          {text.leaveOut}
        </Button>
      )}
      {leaving.error && (
        <p role="alert">
          {text.refused} {explain(leaving.error)}
        </p>
      )}
      <ConfirmDialog
        opened={asked}
        question={text.leaveOutQuestion(projection.name)}
        hint={text.leaveOutHint}
        action={text.leaveOut}
        onClose={() => setAsked(false)}
        onConfirm={() => leaving.mutate()}
      />
    </div>
  );
}
