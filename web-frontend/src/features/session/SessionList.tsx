import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile, IconTerminal2 } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { verbatim } from '@/api/client';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { Notice } from '@/ui/Notice';
import { exactTime, shortTime } from '@/ui/time';
import { WaitingRows } from '@/ui/Waiting';
import { endSession, endSessions, fetchSessions, type DeviceSession } from './calls';
import classes from './SessionList.module.css';

export const SESSIONS = ['sessions'] as const;

type Question = { readonly end: 'others' | 'all' } | { readonly end: 'one'; readonly session: DeviceSession };

/** Where one is logged in, each with a way to end it from here. */
export function SessionList() {
  const text = strings.security;
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: SESSIONS,
    queryFn: fetchSessions,
    staleTime: 0,
    gcTime: 0,
  });
  const [question, setQuestion] = useState<Question>();
  const ending = useMutation({
    mutationFn: async (asked: Question) => {
      if (asked.end === 'one') return endSession(asked.session.id);
      await endSessions(asked.end === 'all');
      if (asked.end === 'all') await verbatim.logOut();
    },
    onSettled: () => client.invalidateQueries({ queryKey: SESSIONS }),
  });
  const others = data?.some(({ current }) => !current) ?? false;
  return (
    <section aria-labelledby="sessions">
      <Title order={3} fz="md" id="sessions">
        {text.sessions}
      </Title>
      <Text size="sm" c="dimmed">
        {text.sessionsHint}
      </Text>
      {ending.error && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert" mt="xs">
          {text.endFailed} {explain(ending.error)}
        </Text>
      )}
      {!data && error && (
        <Notice
          alert
          title={text.sessionsFailed}
          hint={explain(error)}
          action={{ label: strings.common.retry, onClick: () => void refetch() }}
        />
      )}
      {!data && !error && <WaitingRows rows={2} size={26} />}
      {data && (
        <ul className={classes.sessions} aria-labelledby="sessions">
          {data.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              busy={ending.isPending}
              onEnd={() => setQuestion({ end: 'one', session })}
            />
          ))}
        </ul>
      )}
      {data && (
        <Group gap="xs" mt="sm">
          <Button
            variant="light"
            color="vermilion"
            size="sm"
            loading={ending.isPending}
            onClick={() => setQuestion({ end: 'all' })}
          >
            {text.endAll}
          </Button>
          {others && (
            <Button
              variant="subtle"
              size="sm"
              disabled={ending.isPending}
              onClick={() => setQuestion({ end: 'others' })}
            >
              {text.endOthers}
            </Button>
          )}
        </Group>
      )}
      <ConfirmDialog
        opened={question !== undefined}
        question={questionOf(question)}
        hint={question?.end === 'all' ? text.endAllHint : text.endHint}
        action={question?.end === 'all' ? text.endAll : text.end}
        onClose={() => setQuestion(undefined)}
        onConfirm={() => question && ending.mutate(question)}
      />
    </section>
  );
}

function questionOf(question: Question | undefined): string {
  const text = strings.security;
  if (question?.end === 'one') return text.endQuestion(question.session.client ?? text.unknownDevice);
  return question?.end === 'others' ? text.endOthersQuestion : text.endAllQuestion;
}

interface RowProps {
  readonly session: DeviceSession;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

function SessionRow({ session, busy, onEnd }: RowProps) {
  const text = strings.security;
  const name = session.client ?? text.unknownDevice;
  return (
    <li className={classes.session}>
      <DeviceIcon name={name} />
      <span className={classes.text}>
        <span className={classes.name}>{name}</span>
        <span className={classes.times}>
          {!session.current && (
            <time dateTime={session.lastUsedAt} title={exactTime(session.lastUsedAt)}>
              {text.lastUsed(shortTime(session.lastUsedAt))}
            </time>
          )}
          {!session.current && ' · '}
          <time dateTime={session.createdAt} title={exactTime(session.createdAt)}>
            {text.loggedIn(shortTime(session.createdAt))}
          </time>
        </span>
      </span>
      {session.current ? (
        <Badge variant="light" tt="none">
          {text.thisDevice}
        </Badge>
      ) : (
        <Button
          variant="subtle"
          color="vermilion"
          size="compact-sm"
          disabled={busy}
          onClick={onEnd}
          aria-label={text.endOf(name)}
        >
          {text.end}
        </Button>
      )}
    </li>
  );
}

function DeviceIcon({ name }: { name: string }) {
  const props = { size: 26, stroke: 1.4, className: classes.icon ?? '' };
  if (/iPhone|iPad|Android/.test(name)) return <IconDeviceMobile {...props} />;
  return name.includes('·') ? <IconDeviceDesktop {...props} /> : <IconTerminal2 {...props} />;
}
