import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Outlet, useMatch } from 'react-router';
import { useStore } from 'zustand';
import { verbatim } from '@/api/client';
import { strings } from '@/config/strings';
import { ChatList } from '@/features/chat/ChatList';
import { ChatSwitcher } from '@/features/chat/ChatSwitcher';
import { NewChatDialog } from '@/features/chat/NewChatDialog';
import { NotificationChoices } from '@/features/notification/NotificationChoices';
import { PreferencesDialog } from '@/features/preference/PreferencesDialog';
import { AccountMenu } from '@/features/session/AccountMenu';
import { focusComposer } from '@/features/shortcut/parts';
import { ShortcutsDialog } from '@/features/shortcut/ShortcutsDialog';
import { PeoplePicker } from '@/features/user/PeoplePicker';
import { Logo } from '@/ui/Logo';
import { ChatListRow } from './ChatListRow';
import { LinkBanner } from './LinkBanner';
import classes from './Shell.module.css';
import { useNews } from './use-news';
import { useShellShortcuts } from './use-shell-shortcuts';

export type Dialog = 'newChat' | 'preferences' | 'shortcuts' | 'switcher';

/** The chats on one side, the open one on the other; on a phone one of the two. */
export function Shell() {
  const open = useMatch('/chats/:chatId') !== null;
  const account = useStore(verbatim.session.state, (state) =>
    state.phase === 'signed-out' ? undefined : state.user,
  );
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  useShellShortcuts(setDialog);
  useNews();
  return (
    <div className={classes.shell} data-open={open || undefined}>
      {open && (
        <button type="button" className={classes.skip} onClick={focusComposer}>
          {strings.common.skip}
        </button>
      )}
      <nav className={classes.sidebar} aria-label={strings.chats.title}>
        {!open && <h1 className="vb-only-for-readers">{strings.chats.title}</h1>}
        <div className={classes.bar}>
          {account && (
            <AccountMenu
              account={account}
              onPreferences={() => setDialog('preferences')}
              onShortcuts={() => setDialog('shortcuts')}
            />
          )}
          <span className={classes.logo}>
            <Logo size={25} />
          </span>
          <Tooltip label={strings.chats.start}>
            <ActionIcon
              variant="light"
              color="ink"
              radius="xl"
              onClick={() => setDialog('newChat')}
              aria-label={strings.chats.start}
            >
              <IconMessagePlus size={20} stroke={1.8} />
            </ActionIcon>
          </Tooltip>
        </div>
        <LinkBanner />
        <div className={classes.list}>
          <ChatList renderRow={(chat) => <ChatListRow chat={chat} />} onStart={() => setDialog('newChat')} />
        </div>
      </nav>
      <main className={classes.main}>
        <Outlet />
      </main>
      <NewChatDialog
        opened={dialog === 'newChat'}
        onClose={close}
        renderPicker={(picking) => <PeoplePicker {...picking} />}
      />
      <PreferencesDialog opened={dialog === 'preferences'} onClose={close}>
        <NotificationChoices />
      </PreferencesDialog>
      <ShortcutsDialog opened={dialog === 'shortcuts'} onClose={close} />
      <ChatSwitcher opened={dialog === 'switcher'} onClose={close} />
    </div>
  );
}
