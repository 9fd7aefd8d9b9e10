import { Badge, Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '@/api/explain';
import { adminStrings as text } from '@/config/admin-strings';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { BesideNote } from './BesideNote';
import { ask, type Projection, type Wish } from './calls';
import { FailureNote } from './FailureNote';
import { number } from './numbers';
import classes from './ProjectionList.module.css';
import { PROJECTIONS } from './use-server';

interface Question {
  readonly wish: Wish;
  readonly projection: Projection;
}

const COLOURS: Record<Projection['state'], string> = {
  running: 'green',
  replaying: 'blue',
  paused: 'yellow',
  failed: 'red',
  stopped: 'gray',
};

interface Words {
  readonly question: (name: string) => string;
  readonly hint: string;
  readonly action: string;
}

/** What is asked before; nothing where nothing can be lost or is noticed. */
const QUESTIONS: Partial<Record<Wish, Words>> = {
  pause: { question: text.pauseQuestion, hint: text.pauseHint, action: text.pause },
  rebuild: { question: text.rebuildQuestion, hint: text.rebuildHint, action: text.rebuild },
  switch: { question: text.switchQuestion, hint: text.switchHint, action: text.switch },
  'switch-back': { question: text.switchBackQuestion, hint: text.switchHint, action: text.switchBack },
  discard: { question: text.discardQuestion, hint: text.discardHint, action: text.discard },
};

/** What each process keeps, how far it is, and the handles to it. */
export function ProjectionList({ projections }: { projections: readonly Projection[] }) {
  const client = useQueryClient();
  const [question, setQuestion] = useState<Question>();
  const asking = useMutation({
    mutationFn: ({ wish, projection }: Question) => ask(wish, projection),
    onSettled: () => client.invalidateQueries({ queryKey: PROJECTIONS }),
  });
  if (projections.length === 0) return <p className={classes.none}>{text.noProjections}</p>;
  const several = new Set(projections.map(({ process }) => process)).size > 1;
  const want = (wanted: Question) => (QUESTIONS[wanted.wish] ? setQuestion(wanted) : asking.mutate(wanted));
  const asked = question && QUESTIONS[question.wish];
  return (
    <>
      {asking.error && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert" mb="xs">
          {text.refused} {explain(asking.error)}
        </Text>
      )}
      <ul className={classes.projections} aria-label={text.projections}>
        {projections.map((projection) => (
          <li key={`${projection.process}/${projection.name}`} className={classes.projection}>
            <Row projection={projection} several={several} busy={asking.isPending} onWish={want} />
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={question !== undefined}
        question={asked?.question(question?.projection.name ?? '') ?? ''}
        hint={asked?.hint ?? ''}
        action={asked?.action ?? ''}
        onClose={() => setQuestion(undefined)}
        onConfirm={() => question && asking.mutate(question)}
      />
    </>
  );
}

interface RowProps {
  readonly projection: Projection;
  /** Whether there are several processes, so that each is named. */
  readonly several: boolean;
  readonly busy: boolean;
  readonly onWish: (wanted: Question) => void;
}

function Row({ projection, several, busy, onWish }: RowProps) {
  const { name, process, silent, state, lag, eventsPerSecond, failure, wish } = projection;
  const { beside, besideWish } = projection;
  const disabled = busy || silent || wish !== undefined || besideWish !== undefined;
  const other = state === 'paused' ? 'resume' : 'pause';
  const button = (kind: 'pause' | 'resume' | 'rebuild' | 'build') => (
    <Button
      size="xs"
      variant={kind === other ? 'light' : 'subtle'}
      disabled={disabled || (kind !== other && state === 'replaying')}
      onClick={() => onWish({ wish: kind, projection })}
      aria-label={text.of(text[kind], name, process)}
    >
      {text[kind]}
    </Button>
  );
  return (
    <>
      <div className={classes.name}>
        <strong dir="ltr">{name}</strong>
        {several && <span dir="ltr">{process}</span>}
      </div>
      <div className={classes.state}>
        <Badge variant="outline" color={silent ? 'gray' : COLOURS[state]} className={classes.badge}>
          {silent ? text.silent : wish ? text.wish[wish] : (text.state[state] ?? state)}
        </Badge>
        <span>{lag === 0 ? text.upToDate : text.behind(lag)}</span>
        {eventsPerSecond > 0 && <span>{text.speed(number(eventsPerSecond))}</span>}
        {besideWish && <span>{text.besideWish[besideWish]}</span>}
      </div>
      <Group gap="xs" className={classes.wishes}>
        {button(other)}
        {beside === undefined && button('rebuild')}
        {beside === undefined && button('build')}
      </Group>
      {projection.progress !== undefined && (
        <Progress projection={projection} percent={projection.progress} />
      )}
      {failure && <FailureNote projection={projection} failure={failure} />}
      {beside && (
        <BesideNote
          projection={projection}
          beside={beside}
          disabled={disabled}
          onWish={(kind) => onWish({ wish: kind, projection })}
        />
      )}
    </>
  );
}

function Progress({ projection, percent }: { projection: Projection; percent: number }) {
  const { name, secondsLeft } = projection;
  return (
    <div className={classes.progress}>
      <progress max={100} value={percent} aria-label={text.progress(name)} />
      <span>
        {number(percent)} %{secondsLeft !== undefined && ` · ${text.left(secondsLeft)}`}
      </span>
    </div>
  );
}
