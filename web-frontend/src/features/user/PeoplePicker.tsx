import { Loader, Pill, PillsInput, ScrollArea, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCircle, IconCircleCheckFilled, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { findUsers } from '@/api/accounts';
import type { User } from '@verbatim/sdk';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { useMe } from '@/realtime/queries';
import { Notice } from '@/ui/Notice';
import { PersonAvatar } from '@/ui/PersonAvatar';
import { WaitingRows } from '@/ui/Waiting';
import classes from './PeoplePicker.module.css';

interface Props {
  readonly picked: readonly User[];
  readonly onPick: (people: readonly User[]) => void;
  /** One tap is the whole choice, so nothing is shown as chosen. */
  readonly single?: boolean;
  /** Ids of people who are not offered. */
  readonly without?: readonly string[];
}

/** Finds people in the directory, to choose one or many of them. */
export function PeoplePicker({ picked, onPick, single = false, without = [] }: Props) {
  const text = strings.newChat;
  const [query, setQuery] = useState('');
  const { people, current, loading, error, again } = usePeople(query, without);
  const chosen = new Set(picked.map(({ id }) => id));
  const toggle = (user: User) => {
    if (single) onPick([user]);
    else onPick(chosen.has(user.id) ? picked.filter(({ id }) => id !== user.id) : [...picked, user]);
    if (!single) setQuery('');
  };
  return (
    <div>
      <PillsInput size="md" leftSection={loading ? <Loader size={16} /> : <IconSearch size={17} />}>
        <Pill.Group>
          {picked.map((user) => (
            <Pill
              key={user.id}
              withRemoveButton
              onRemove={() => toggle(user)}
              removeButtonProps={{ 'aria-label': text.remove(user.profile.displayName) }}
            >
              {user.profile.displayName}
            </Pill>
          ))}
          <PillsInput.Field
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={(event) => {
              // What is shown may still be what was found for fewer letters.
              if (event.key === 'Enter' && current && people[0] && query !== '') toggle(people[0]);
              if (event.key === 'Backspace' && query === '') onPick(picked.slice(0, -1));
            }}
            placeholder={text.search}
            aria-label={text.search}
            maxLength={64}
            data-autofocus
          />
        </Pill.Group>
      </PillsInput>
      <ScrollArea.Autosize mah="min(22rem, 42dvh)" mt="xs" type="auto" offsetScrollbars="present">
        <ul className={classes.people} aria-label={text.people}>
          {people.map((user) => (
            <li key={user.id}>
              <UnstyledButton
                className={classes.person ?? ''}
                aria-pressed={single ? undefined : chosen.has(user.id)}
                onClick={() => toggle(user)}
              >
                <PersonAvatar id={user.id} name={user.profile.displayName} picture={user.profile} size={40} />
                <span className={classes.names}>
                  <span className={classes.name}>{user.profile.displayName}</span>
                  <span className={classes.username}>@{user.username}</span>
                </span>
                {!single && (chosen.has(user.id) ? <IconCircleCheckFilled /> : <IconCircle stroke={1.2} />)}
              </UnstyledButton>
            </li>
          ))}
        </ul>
        {people.length === 0 && loading && <WaitingRows size={40} />}
        {people.length === 0 && !loading && error && (
          <Notice
            alert
            title={text.searchFailed}
            hint={explain(error)}
            action={{ label: strings.common.retry, onClick: again }}
          />
        )}
        {people.length === 0 && !loading && !error && (
          <Notice
            title={query ? text.nobody : text.nobodyYet}
            hint={query ? text.nobodyHint : text.nobodyYetHint}
          />
        )}
      </ScrollArea.Autosize>
    </div>
  );
}

function usePeople(query: string, without: readonly string[]) {
  const me = useMe();
  const [wanted] = useDebouncedValue(query.trim(), 200);
  const { data, isFetching, isPlaceholderData, error, refetch } = useQuery({
    queryKey: ['people', wanted],
    queryFn: ({ signal }) => findUsers(wanted, signal),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    gcTime: 60_000,
  });
  const people = (data ?? []).filter(({ id }) => id !== me && !without.includes(id));
  const current = wanted === query.trim() && !isPlaceholderData;
  return { people, current, loading: isFetching || !current, error, again: () => void refetch() };
}
