import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '@/api/explain';
import { adminStrings as text } from '@/config/admin-strings';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { timeOfDay } from '@/ui/time';
import { replay, type DeadLetter } from './calls';
import classes from './DeadLetterList.module.css';
import { shortType } from './event-type';
import { DEAD_LETTERS, PROJECTIONS } from './use-server';

/** The events that projections leave out, and the way to have them after all. */
export function DeadLetterList({ letters }: { letters: readonly DeadLetter[] }) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<DeadLetter>();
  const replaying = useMutation({
    mutationFn: replay,
    onSettled: () =>
      Promise.all([PROJECTIONS, DEAD_LETTERS].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  return (
    <>
      {replaying.error && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert" mb="xs">
          {text.refused} {explain(replaying.error)}
        </Text>
      )}
      <ul className={classes.letters} aria-label={text.deadLetters}>
        {letters.map((letter) => (
          <li key={`${letter.projection}/${letter.position}`} className={classes.letter}>
            <Letter letter={letter} busy={replaying.isPending} onReplay={() => setAsked(letter)} />
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={asked !== undefined}
        question={text.replayQuestion(asked?.projection ?? '')}
        hint={text.rebuildHint}
        action={text.replay}
        onClose={() => setAsked(undefined)}
        onConfirm={() => asked && replaying.mutate(asked)}
      />
    </>
  );
}

interface LetterProps {
  readonly letter: DeadLetter;
  readonly busy: boolean;
  readonly onReplay: () => void;
}

function Letter({ letter, busy, onReplay }: LetterProps) {
  const { projection, position, type, stream, seq, reason, at, leftOutBy } = letter;
  const missing = leftOutBy.length;
  return (
    <>
      <div className={classes.what}>
        <span>{text.letter(shortType(type), stream ?? '', String(seq ?? ''))}</span>
        <small>{text.letterPlace(projection, position, timeOfDay(at))}</small>
        <small>{reason}</small>
      </div>
      <span>{missing > 0 ? text.leftOutBy(missing) : text.applied}</span>
      {missing > 0 && (
        <Button
          size="xs"
          variant="light"
          disabled={busy}
          onClick={onReplay}
          aria-label={text.replayOf(position, projection)}
        >
          {text.replay}
        </Button>
      )}
    </>
  );
}
