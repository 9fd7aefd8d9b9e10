import { Alert, Button, Loader, TextInput } from '@mantine/core';
import { IconCloudOff, IconMessages, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { Chat } from '@verbatim/sdk';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { useRuntime } from '@/realtime/context';
import { useChats, useMe } from '@/realtime/queries';
import { moveByArrowKeys } from '@/ui/arrow-keys';
import { Notice } from '@/ui/Notice';
import { WaitingRows } from '@/ui/Waiting';
import classes from './ChatList.module.css';
import { ChatRows } from './ChatRows';
import { matches, wordsOf } from './matching';
import { useChatSearch } from './use-chat-search';

interface Props {
  readonly renderRow: (chat: Chat) => ReactNode;
  readonly onStart: () => void;
  /** What did not work, in words. */
  readonly failure: string | undefined;
  readonly onFailureSeen: () => void;
}

/** All chats: those that are pinned, then newest activity first. */
export function ChatList(props: Props) {
  const text = strings.chats;
  const { data, error, refetch } = useChats();
  if (error && !data)
    return (
      <Notice
        alert
        icon={<IconCloudOff size={40} stroke={1.2} />}
        title={text.failed}
        hint={explain(error)}
        action={{ label: strings.common.retry, onClick: () => void refetch() }}
      />
    );
  if (!data) return <WaitingRows className={classes.waiting} />;
  if (data.items.length === 0)
    return (
      <Notice
        icon={<IconMessages size={40} stroke={1.2} />}
        title={text.none}
        hint={text.noneHint}
        action={{ label: text.start, onClick: props.onStart }}
      />
    );
  return <FilledList chats={data.items} hasMore={data.nextCursor !== undefined} {...props} />;
}

function FilledList({
  chats,
  hasMore,
  renderRow,
  failure,
  onFailureSeen,
}: Props & { readonly chats: readonly Chat[]; readonly hasMore: boolean }) {
  const text = strings.chats;
  const me = useMe();
  const runtime = useRuntime();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const [filter, setFilter] = useState('');
  const { searching, more, error, again } = useChatSearch(filter);
  const shown = useMemo(() => {
    const words = wordsOf(filter);
    return words.length === 0 ? chats : chats.filter((chat) => matches(chat, me, words));
  }, [chats, filter, me]);
  const filtered = filter.trim() !== '';
  const toEnd = (event: KeyboardEvent<HTMLElement>) => {
    const index = { Home: 0, End: shown.length - 1 }[event.key];
    if (index === undefined || event.target instanceof HTMLInputElement) return false;
    event.preventDefault();
    list.current?.scrollToIndex(index);
    // Only what is near the view is in the page.
    requestAnimationFrame(() =>
      setTimeout(() =>
        scroller.current?.querySelector<HTMLElement>(`a[href="/chats/${shown[index]?.id}"]`)?.focus(),
      ),
    );
    return true;
  };
  return (
    // The arrow keys are a short cut: every link can be reached by Tab as well.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      data-part="chats"
      className={classes.frame}
      onKeyDown={(event) => toEnd(event) || moveByArrowKeys(event, 'input, a')}
    >
      <TextInput
        className={classes.filter ?? ''}
        value={filter}
        onChange={(event) => {
          setFilter(event.currentTarget.value);
          list.current?.scrollToIndex(0);
        }}
        placeholder={text.filter}
        aria-label={text.filter}
        maxLength={100}
        type="search"
        variant="filled"
        radius="xl"
        leftSection={searching ? <Loader size={15} /> : <IconSearch size={17} />}
      />
      {failure !== undefined && (
        <Alert
          m="0 0.25rem 0.6rem"
          color="vermilion"
          variant="light"
          role="alert"
          withCloseButton
          closeButtonLabel={strings.common.close}
          onClose={onFailureSeen}
        >
          {failure}
        </Alert>
      )}
      <div className="vb-only-for-readers" role="status">
        {filtered && !searching && strings.switcher.found(shown.length)}
      </div>
      <div className={classes.scroller} ref={scroller}>
        <ChatRows ref={list} chats={shown} scroller={scroller} renderRow={renderRow} />
        {filtered && shown.length === 0 && !searching && !error && (
          <Notice
            title={text.noMatch}
            hint={text.noMatchHint}
            action={{ label: text.showAll, onClick: () => setFilter('') }}
          />
        )}
        {filtered && error && (
          <Notice
            alert
            title={text.searchFailed}
            hint={explain(error)}
            action={{ label: strings.common.retry, onClick: again }}
          />
        )}
        {filtered && more && <LoadMore load={() => Promise.resolve(more())} />}
        {!filtered && hasMore && <LoadMore load={() => runtime.reader.moreChats()} />}
      </div>
    </div>
  );
}

/** Loads more when it comes into view, and again when it is pressed. */
function LoadMore({ load }: { load: () => Promise<void> }) {
  const button = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  const run = () => {
    setBusy(true);
    load()
      .catch(() => undefined)
      .finally(() => setBusy(false));
  };
  const current = useRef(run);
  useEffect(() => {
    current.current = run;
  });
  useEffect(() => {
    if (busy || !button.current || !('IntersectionObserver' in window)) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && current.current());
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [busy]);
  return (
    <Button ref={button} variant="subtle" fullWidth loading={busy} onClick={run}>
      {strings.chats.loadMore}
    </Button>
  );
}
