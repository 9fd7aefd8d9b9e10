import { Button, Group, Loader, Text, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { findUser } from '@/api/accounts';
import { explain } from '@/api/explain';
import { oversightStrings as text } from '@/config/oversight-strings';
import { nameOf } from '@/ui/gone';
import { NobodyError, searchChats } from './calls';
import { ChatRow } from './ChatRow';
import classes from './Chats.module.css';
import { wishIn, type Wish } from './wish';

/** Names the note about who may open audits. */
const NOTE = 'audit-note';

/** Chats, for those who run the server: found by a few letters, and who is in them. What is said in them is not shown. */
export function ChatsSection({ auditor }: { auditor: boolean }) {
  // A person or a chat that another part of the page points at; what is typed stands in no address.
  const [address, setAddress] = useSearchParams();
  const pointed = address.get('user') ?? address.get('chat') ?? '';
  const [typed, setTyped] = useState(pointed);
  const [wanted, setWanted] = useState('');
  const [followed, setFollowed] = useState(pointed);
  if (pointed !== followed) {
    setFollowed(pointed);
    if (pointed !== '') setTyped(pointed);
  }
  const wish = wishOf(address) ?? wishIn(wanted);
  const found = useInfiniteQuery({
    queryKey: ['oversight', 'chats', wish],
    queryFn: ({ pageParam }) => searchChats(wish, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
  const chats = found.data?.pages.flatMap((page) => page.items);
  const look = (words: string) => {
    setTyped(words);
    if (pointed !== '') setAddress({}, { replace: true });
    else if (words.trim() === wanted.trim()) void found.refetch();
    setWanted(words);
  };
  return (
    <section aria-labelledby="chats">
      <Title order={2} fz="1.1rem" id="chats">
        {text.chats}
      </Title>
      <Text c="dimmed" size="sm" mb="xs">
        {text.hint}
      </Text>
      {!auditor && (
        <Text c="dimmed" size="sm" mb="xs" id={NOTE}>
          {text.notAuditor}
        </Text>
      )}
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          look(typed);
        }}
      >
        <Group align="end" gap="sm">
          <TextInput
            className={classes.wanted}
            label={text.search}
            description={text.searchHint}
            value={typed}
            maxLength={500}
            // Not on the button, which would take no new wish meanwhile.
            rightSection={found.isFetching && !found.isFetchingNextPage && <Loader size={16} />}
            autoComplete="off"
            dir="auto"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" variant="default">
            {text.find}
          </Button>
          {wish.kind !== 'largest' && (
            <Button variant="subtle" onClick={() => look('')}>
              {text.all}
            </Button>
          )}
        </Group>
      </form>
      <Heading wish={wish} />
      <div role="status">
        {found.error && (
          <Text size="sm" c="var(--mantine-color-error)" mt="xs">
            {found.error instanceof NobodyError ? text.nobody : explain(found.error)}
          </Text>
        )}
        {chats?.length === 0 && <Text mt="sm">{nothing(wish)}</Text>}
      </div>
      {chats && chats.length > 0 && (
        <ul className={classes.chats} aria-label={text.found}>
          {chats.map((chat) => (
            <li key={chat.id} className={classes.chat}>
              <ChatRow chat={chat} auditor={auditor} noteId={NOTE} />
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

/** What the address of the page says. */
function wishOf(address: URLSearchParams): Wish | undefined {
  const userId = address.get('user');
  if (userId !== null) return { kind: 'user', userId };
  const chatId = address.get('chat');
  return chatId === null ? undefined : { kind: 'words', words: chatId };
}

const nothing = ({ kind }: Wish) =>
  kind === 'largest' ? text.noGroups : kind === 'words' ? text.none : text.noChatsOf;

/** Says what the list is of, where that is not what was typed. */
function Heading({ wish }: { wish: Wish }) {
  const userId = wish.kind === 'user' ? wish.userId : wish.kind === 'id' ? wish.id : undefined;
  const { data: user } = useQuery({
    queryKey: ['oversight', 'user', userId],
    queryFn: ({ signal }) => findUser(userId ?? '', signal),
    enabled: userId !== undefined,
    gcTime: 0,
    retry: false,
  });
  const heading =
    wish.kind === 'largest'
      ? text.largest
      : wish.kind === 'email'
        ? text.chatsOf(wish.email)
        : user && text.chatsOf(nameOf(user));
  return heading ? (
    <Title order={3} fz="1rem" mt="md" dir="auto">
      {heading}
    </Title>
  ) : null;
}
