import { Button, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { explain } from '@/api/explain';
import { moderationStrings as text } from '@/config/moderation-strings';
import { fetchQueue, type Reported } from './calls';
import classes from './Queue.module.css';
import { ReportedRow } from './ReportedRow';

/** Asked anew for as long as the page is open, in milliseconds. */
const INTERVAL = 10_000;

interface Props {
  /** Suspends somebody, and says that it was done with which words. */
  readonly renderSuspend: (
    author: Reported['author'],
    onDone: (reason: string) => Promise<unknown>,
  ) => ReactNode;
  /** Leads to the chat of a reported message. */
  readonly renderChat: (reported: Reported) => ReactNode;
}

/** What members have reported, and what may be done about it. */
export function ReportsSection({ renderSuspend, renderChat }: Props) {
  const queue = useInfiniteQuery({
    queryKey: ['moderation', 'reports'],
    queryFn: ({ pageParam, signal }) => fetchQueue(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: INTERVAL,
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
  const waiting = queue.data?.pages.flatMap((page) => page.items);
  return (
    <section aria-labelledby="reports">
      <Title order={2} fz="1.1rem" id="reports">
        {text.reports}
      </Title>
      <Text c="dimmed" size="sm" mb="xs">
        {text.reportsHint}
      </Text>
      <div role="status">
        {queue.error && (
          <Text size="sm" c="var(--mantine-color-error)">
            {explain(queue.error)}
          </Text>
        )}
        {waiting?.length === 0 && <Text>{text.noReports}</Text>}
      </div>
      {waiting && waiting.length > 0 && (
        <ul className={classes.reports} aria-label={text.queue}>
          {waiting.map((reported) => (
            <li key={reported.messageId} className={classes.reported}>
              <ReportedRow
                reported={reported}
                onDecided={() => queue.refetch()}
                renderSuspend={renderSuspend}
              >
                {renderChat(reported)}
              </ReportedRow>
            </li>
          ))}
        </ul>
      )}
      {queue.hasNextPage && (
        <Button
          variant="subtle"
          mt="sm"
          loading={queue.isFetchingNextPage}
          onClick={() => void queue.fetchNextPage()}
        >
          {text.more}
        </Button>
      )}
    </section>
  );
}
