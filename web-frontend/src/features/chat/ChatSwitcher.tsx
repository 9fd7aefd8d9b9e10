import { Alert, Button, Loader, Modal, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import type { Chat } from '@verbatim/sdk';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { useChats, useMe } from '@/realtime/queries';
import { ChatAvatar } from './ChatAvatar';
import classes from './ChatSwitcher.module.css';
import { matches, wordsOf } from './matching';
import { titleOf } from './title';
import { useChatSearch } from './use-chat-search';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What is not among so many is found sooner by one more letter. */
const MOST = 8;

/** Gives the focus back to where it was before what uses this was shown. */
function useFocusBack() {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus();
    },
    [before],
  );
}

/** Goes to a chat by a few letters of its name, or of somebody in it. */
export function ChatSwitcher({ opened, onClose }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={strings.switcher.title}
      keepMounted={false}
      // The field is there and has the focus at once: whoever types on means it.
      transitionProps={{ duration: 0 }}
      returnFocus={false}
    >
      <Switcher onClose={onClose} />
    </Modal>
  );
}

function Switcher({ onClose }: Pick<Props, 'onClose'>) {
  const text = strings.switcher;
  useFocusBack();
  const me = useMe();
  const list = useId();
  const { data } = useChats();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const navigate = useNavigate();
  const { searching, error, again } = useChatSearch(query);
  const words = wordsOf(query);
  const found = (data?.items ?? []).filter((chat) => matches(chat, me, words)).slice(0, MOST);
  const active = found[index];
  const idOf = (chat: Chat) => `${list}-${chat.id}`;
  const open = (chat: Chat) => {
    onClose();
    void navigate(`/chats/${chat.id}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setIndex((index + step + found.length) % found.length);
    } else if (event.key === 'Enter' && active) open(active);
  };
  return (
    <>
      <TextInput
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setIndex(0);
        }}
        onKeyDown={onKeyDown}
        placeholder={text.field}
        aria-label={text.field}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active && idOf(active)}
        autoComplete="off"
        leftSection={searching ? <Loader size={15} /> : <IconSearch size={17} />}
        size="md"
        // eslint-disable-next-line jsx-a11y/no-autofocus -- a dialog takes the focus, and what is typed next with it
        autoFocus
        data-autofocus
      />
      <div id={list} role="listbox" aria-label={strings.chats.title} className={classes.list}>
        {found.map((chat) => (
          // The field has the focus and the keys; a pointer chooses here.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={chat.id}
            id={idOf(chat)}
            role="option"
            tabIndex={-1}
            aria-selected={chat === active}
            className={classes.option}
            onClick={() => open(chat)}
          >
            <ChatAvatar chat={chat} me={me} size={34} />
            <span className={classes.title}>{titleOf(chat, me)}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && !searching && !error && (
        <p className={classes.nothing}>{words.length > 0 ? strings.chats.noMatch : strings.chats.none}</p>
      )}
      {error && (
        <Alert color="vermilion" variant="light" role="alert" mt="sm" title={strings.chats.searchFailed}>
          {explain(error)}{' '}
          <Button size="compact-sm" variant="subtle" onClick={again}>
            {strings.common.retry}
          </Button>
        </Alert>
      )}
      <div className="vb-only-for-readers" role="status">
        {words.length > 0 && !searching && text.found(found.length)}
      </div>
    </>
  );
}
