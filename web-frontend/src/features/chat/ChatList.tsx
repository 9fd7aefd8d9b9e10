import { Button, Skeleton, TextInput } from '@mantine/core';
import { IconMessages, IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Chat } from '@verbatim/sdk';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { useRuntime } from '@/realtime/context';
import { useChats, useMe } from '@/realtime/queries';
import { moveByArrowKeys } from '@/ui/arrow-keys';
import { Notice } from '@/ui/Notice';
import classes from './ChatList.module.css';
import { titleOf } from './title';

interface Props {
  readonly renderRow: (chat: Chat) => ReactNode;
  readonly onStart: () => void;
}

/** All chats, newest activity first. */
export function ChatList({ renderRow, onStart }: Props) {
  const text = strings.chats;
  const { data, error, refetch } = useChats();
  const me = useMe();
  const [filter, setFilter] = useState('');
  if (error && !data)
    return (
      <Notice
        alert
        title={text.failed}
        hint={explain(error)}
        action={{ label: strings.common.retry, onClick: () => void refetch() }}
      />
    );
  if (!data) return <Placeholders />;
  if (data.items.length === 0)
    return (
      <Notice
        icon={<IconMessages size={40} stroke={1.2} />}
        title={text.none}
        hint={text.noneHint}
        action={{ label: text.start, onClick: onStart }}
      />
    );
  const wanted = filter.trim().toLocaleLowerCase();
  const chats = data.items.filter((chat) => titleOf(chat, me).toLocaleLowerCase().includes(wanted));
  return (
    // The arrow keys are a short cut: every link can be reached by Tab as well.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div data-part="chats" onKeyDown={(event) => moveByArrowKeys(event, 'input, a')}>
      <TextInput
        className={classes.filter ?? ''}
        value={filter}
        onChange={(event) => setFilter(event.currentTarget.value)}
        placeholder={text.filter}
        aria-label={text.filter}
        type="search"
        variant="filled"
        radius="xl"
        leftSection={<IconSearch size={17} />}
      />
      <ul className={classes.list} aria-label={text.title}>
        {chats.map((chat) => (
          <li key={chat.id}>{renderRow(chat)}</li>
        ))}
      </ul>
      {chats.length === 0 && (
        <Notice
          title={text.noMatch}
          hint={text.noMatchHint}
          action={{ label: text.showAll, onClick: () => setFilter('') }}
        />
      )}
      {data.nextCursor !== undefined && <LoadMore />}
    </div>
  );
}

function LoadMore() {
  const runtime = useRuntime();
  const [busy, setBusy] = useState(false);
  const load = () => {
    setBusy(true);
    runtime.reader
      .moreChats()
      .catch(() => undefined)
      .finally(() => setBusy(false));
  };
  return (
    <Button variant="subtle" fullWidth loading={busy} onClick={load}>
      {strings.chats.loadMore}
    </Button>
  );
}

function Placeholders() {
  return (
    <div aria-busy aria-label={strings.common.loading} role="status">
      {[68, 45, 80, 56, 62].map((width) => (
        <div key={width} className={classes.placeholder}>
          <Skeleton circle height={46} />
          <div className={classes.lines}>
            <Skeleton height={11} width={`${width * 0.7}%`} radius="xl" />
            <Skeleton height={9} width={`${width}%`} radius="xl" />
          </div>
        </div>
      ))}
    </div>
  );
}
