import { Alert, Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { exactTime, shortTime } from '@/ui/time';
import classes from './AuditList.module.css';
import { fetchAudits, type Audit } from './calls';

interface Props {
  readonly chatId: string;
  /** The newest one: when there is another, the list is asked for anew. */
  readonly last: Audit;
}

/** Everybody who was let in to read a chat without being in it: who, when and why. */
export function AuditList({ chatId, last }: Props) {
  const text = strings.audit;
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['audits', chatId, last.id],
    queryFn: ({ pageParam, signal }) => fetchAudits(chatId, pageParam, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    gcTime: 0,
  });
  const audits = data?.pages.flatMap(({ items }) => items) ?? [last];
  return (
    <Stack gap="xs">
      <Text fw={600} id="audits">
        {text.title}
      </Text>
      <Text c="dimmed" size="sm">
        {text.hint}
      </Text>
      <ul className={classes.audits} aria-labelledby="audits">
        {audits.map((audit) => (
          <li key={audit.id}>
            <span className={classes.who}>{audit.auditor.profile.displayName}</span>
            <time dateTime={audit.openedAt} title={exactTime(audit.openedAt)}>
              {shortTime(audit.openedAt)}
            </time>
            {audit.messageId === undefined ? (
              <q dir="auto">{audit.reason}</q>
            ) : (
              <span>{text.oneMessage}</span>
            )}
          </li>
        ))}
      </ul>
      {error && (
        <Alert color="vermilion" variant="light" role="alert">
          {text.listFailed} {explain(error)}
        </Alert>
      )}
      {hasNextPage && (
        <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </Stack>
  );
}
