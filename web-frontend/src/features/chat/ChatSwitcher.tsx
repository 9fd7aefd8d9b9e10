import { Modal, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import type { Chat } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { useChats, useMe } from '@/realtime/queries';
import { ChatAvatar } from './ChatAvatar';
import classes from './ChatSwitcher.module.css';
import { titleOf } from './title';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What is not among so many is found sooner by one more letter. */
const MOST = 8;

/** Goes to a chat by a few letters of its name, or of somebody in it. */
export function ChatSwitcher({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={strings.switcher.title} keepMounted={false}>
      <Switcher onClose={onClose} />
    </Modal>
  );
}

function matches(chat: Chat, me: string, wanted: string): boolean {
  const names = chat.participants.map(({ user }) => `${user.profile.displayName} ${user.username}`);
  return [titleOf(chat, me), ...names].some((name) => name.toLocaleLowerCase().includes(wanted));
}

function Switcher({ onClose }: Pick<Props, 'onClose'>) {
  const text = strings.switcher;
  const me = useMe();
  const list = useId();
  const { data } = useChats();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const navigate = useNavigate();
  const wanted = query.trim().toLocaleLowerCase();
  const found = (data?.items ?? []).filter((chat) => matches(chat, me, wanted)).slice(0, MOST);
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
        leftSection={<IconSearch size={17} />}
        size="md"
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
      {found.length === 0 && <p className={classes.nothing}>{strings.chats.noMatch}</p>}
      <div className="vb-only-for-readers" role="status">
        {wanted !== '' && text.found(found.length)}
      </div>
    </>
  );
}
