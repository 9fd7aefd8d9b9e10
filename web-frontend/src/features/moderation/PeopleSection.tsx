import { Button, Group, Loader, Text, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { explain } from '@/api/explain';
import { moderationStrings as text } from '@/config/moderation-strings';
import { searchUsers, type ModeratedUser } from './calls';
import classes from './People.module.css';
import { PersonRow } from './PersonRow';

interface Props {
  readonly ownId: string;
  /** What another part of the page has about somebody. */
  readonly renderMore: (user: ModeratedUser) => ReactNode;
}

/** Accounts, for those who run the server: found by a few letters, and what may be done to them. */
export function PeopleSection({ ownId, renderMore }: Props) {
  const [words, setWords] = useState('');
  const [query, setQuery] = useState('');
  const found = useInfiniteQuery({
    queryKey: ['moderation', 'users', query],
    queryFn: ({ pageParam }) => searchUsers(query, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    enabled: query !== '',
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
  const people = found.data?.pages.flatMap((page) => page.items);
  return (
    <section aria-labelledby="people">
      <Title order={2} fz="1.1rem" id="people" mb="xs">
        {text.people}
      </Title>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = words.trim();
          if (wanted === query) void found.refetch();
          else setQuery(wanted);
        }}
      >
        <Group align="end" gap="sm">
          <TextInput
            className={classes.wanted}
            label={text.search}
            description={text.searchHint}
            value={words}
            maxLength={254}
            // Not on the button, which would take no new wish meanwhile.
            rightSection={found.isFetching && <Loader size={16} />}
            autoComplete="off"
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={words.trim() === ''}>
            {text.find}
          </Button>
        </Group>
      </form>
      <div role="status">
        {found.error && (
          <Text size="sm" c="var(--mantine-color-error)" mt="xs">
            {explain(found.error)}
          </Text>
        )}
        {people?.length === 0 && <Text mt="sm">{text.nobody}</Text>}
      </div>
      {people && people.length > 0 && (
        <ul className={classes.people} aria-label={text.found}>
          {people.map((user) => (
            <li key={user.id} className={classes.person} data-suspended={user.suspension && true}>
              <PersonRow user={user} own={user.id === ownId} onChanged={() => found.refetch()}>
                {renderMore(user)}
              </PersonRow>
            </li>
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button
          variant="subtle"
          mt="sm"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {text.more}
        </Button>
      )}
    </section>
  );
}
