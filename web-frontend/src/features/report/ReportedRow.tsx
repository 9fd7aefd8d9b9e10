import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { explain } from '@/api/explain';
import { moderationStrings as text } from '@/config/moderation-strings';
import { strings } from '@/config/strings';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { exactTime } from '@/ui/time';
import { decide, look, type Outcome, type Reported, type Shown } from './calls';
import classes from './Queue.module.css';

interface Props {
  readonly reported: Reported;
  readonly onDecided: () => Promise<unknown>;
  readonly renderSuspend: (
    author: Reported['author'],
    onDone: (reason: string) => Promise<unknown>,
  ) => ReactNode;
  /** Stands behind what may be done. */
  readonly children?: ReactNode;
}

type Question = Exclude<Outcome, 'suspended'>;

export function ReportedRow({ reported, onDecided, renderSuspend, children }: Props) {
  const { messageId, author, count, reports } = reported;
  const name = author.profile.displayName;
  const [question, setQuestion] = useState<Question>();
  const looking = useMutation({ mutationFn: () => look(messageId), gcTime: 0 });
  const deciding = useMutation({
    mutationFn: ({ outcome, note }: { outcome: Outcome; note: string }) => decide(messageId, outcome, note),
    onSettled: onDecided,
  });
  const failure = looking.error ?? deciding.error;
  const button = (action: string, onClick: () => void, busy = false) => (
    <Button size="xs" variant="light" loading={busy} aria-label={text.of(action, name)} onClick={onClick}>
      {action}
    </Button>
  );
  return (
    <>
      <strong dir="auto">{text.by(name)}</strong> <span dir="ltr">@{author.username}</span> ·{' '}
      {text.times(count)}
      <ul className={classes.reasons}>
        {reports.map(({ by, reason, text: added, at }) => (
          <li key={by.id}>
            {strings.report.reasons[reason]} · {text.by(by.profile.displayName)} ·{' '}
            <time dateTime={at}>{exactTime(at)}</time>
            {added !== undefined && (
              <>
                {' '}
                · <q dir="auto">{added}</q>
              </>
            )}
          </li>
        ))}
      </ul>
      {looking.data && <Said shown={looking.data} />}
      {failure && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {text.refused} {explain(failure)}
        </Text>
      )}
      <Group gap="xs">
        {!looking.data && button(text.look, () => looking.mutate(), looking.isPending)}
        {button(text.dismissReports, () => setQuestion('dismissed'), deciding.isPending)}
        {button(text.remove, () => setQuestion('removed'))}
        {renderSuspend(author, (reason) => deciding.mutateAsync({ outcome: 'suspended', note: reason }))}
        {children}
      </Group>
      <ConfirmDialog
        opened={question !== undefined}
        question={question ? text.decide[question].question : ''}
        hint={question ? text.decide[question].hint : ''}
        action={question === 'removed' ? text.remove : text.dismissReports}
        onClose={() => setQuestion(undefined)}
        onConfirm={() => question && deciding.mutate({ outcome: question, note: '' })}
      />
    </>
  );
}

function Said({ shown: { versions, files } }: { shown: Shown }) {
  return (
    <div role="group" aria-label={text.said}>
      {versions.map(({ content, at }, index) => (
        <blockquote key={at} className={classes.said}>
          <span dir="auto">{content}</span>
          <div className={classes.when}>{index === 0 ? exactTime(at) : text.edited(exactTime(at))}</div>
        </blockquote>
      ))}
      {files.length > 0 && <p className={classes.when}>{text.files(files.join(', '))}</p>}
    </div>
  );
}
