import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { findUser } from '@/api/accounts';
import type { Chat, User } from '@verbatim/sdk';

/** Beyond so many people who have left, their names are shown without more ado. */
const MOST_FETCHED = 50;

/** People by their ids: members of a chat as they are now, and those among `ids` who have left it. */
export function usePeople(chat: Chat, ids: readonly string[]): ReadonlyMap<string, User> {
  const members = useMemo(
    () => new Map(chat.participants.map(({ user }) => [user.id, user])),
    [chat.participants],
  );
  const gone = ids.filter((id) => !members.has(id)).slice(0, MOST_FETCHED);
  const fetched = useQueries({
    queries: gone.map((id) => ({
      queryKey: ['user', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => findUser(id, signal),
      staleTime: Infinity,
    })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
  return useMemo(
    () =>
      fetched.length === 0
        ? members
        : new Map([...members, ...fetched.map((user) => [user.id, user] as const)]),
    [members, fetched],
  );
}
