import { Button, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { findUser } from '@/api/accounts';
import { auditStrings as text } from '@/config/audit-strings';
import { exactTime } from '@/ui/time';
import classes from './Audit.module.css';
import type { AuditedEvent, Found } from './calls';

interface Props {
  readonly found: Found;
  readonly busy: boolean;
  readonly texts: boolean;
  readonly onMore: () => void;
}

export function Results({ found: { items, nextCursor }, busy, texts, onMore }: Props) {
  const more = nextCursor !== undefined;
  return (
    <div>
      <Title order={2} fz="1.1rem" id="results">
        {text.results}
      </Title>
      <Text c="dimmed" size="sm" role="status" mb="xs">
        {text.found(items.length, more)}
      </Text>
      {items.length > 0 && (
        // A scrolled region has to be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={classes.scroller} role="region" aria-labelledby="results" tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{text.when}</th>
                <th scope="col">{text.type}</th>
                <th scope="col">{text.who}</th>
                {texts && <th scope="col">{text.words}</th>}
                <th scope="col">{text.hash}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((event) => (
                <Row key={event.position} event={event} texts={texts} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more && (
        <Button variant="subtle" loading={busy} mt="sm" onClick={onMore}>
          {text.more}
        </Button>
      )}
    </div>
  );
}

function Row({ event, texts }: { event: AuditedEvent; texts: boolean }) {
  return (
    <tr>
      <td className={classes.when}>
        <time dateTime={event.time}>{exactTime(event.time)}</time>
      </td>
      <td title={text.place(event.position, event.seq)}>{event.type}</td>
      <td>{event.actor !== undefined && <Actor id={event.actor} />}</td>
      {texts && (
        <td className={classes.words} dir="auto">
          {wordsOf(event)}
        </td>
      )}
      <td className={classes.hash} title={event.hash}>
        <code>{event.hash.slice(0, 12)}…</code>
      </td>
    </tr>
  );
}

function wordsOf({ payload }: AuditedEvent): string {
  const words = payload?.content ?? payload?.name ?? payload?.reason ?? payload?.emoji;
  return typeof words === 'string' ? words : '';
}

function Actor({ id }: { id: string }) {
  const { data } = useQuery({
    queryKey: ['audit', 'user', id],
    queryFn: ({ signal }) => findUser(id, signal),
    staleTime: Infinity,
    retry: false,
  });
  return <span title={id}>{data ? `@${data.username}` : id}</span>;
}
