import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Outlet, useMatch } from 'react-router';
import { useStore } from 'zustand';
import { verbatim } from '@/api/client';
import { strings } from '@/config/strings';
import { ChatList } from '@/features/chat/ChatList';
import { ChatSwitcher } from '@/features/chat/ChatSwitcher';
import { LeaveDialog } from '@/features/chat/LeaveDialog';
import { NewChatDialog } from '@/features/chat/NewChatDialog';
import { NotificationChoices } from '@/features/notification/NotificationChoices';
import { PreferencesDialog } from '@/features/preference/PreferencesDialog';
import { AccountMenu } from '@/features/session/AccountMenu';
import { useRefusals } from '@/features/reaction/use-reactions';
import { focusComposer } from '@/features/shortcut/parts';
import { ShortcutsDialog } from '@/features/shortcut/ShortcutsDialog';
import { PeoplePicker } from '@/features/user/PeoplePicker';
import { Logo } from '@/ui/Logo';
import { ToastPlace } from '@/ui/ToastPlace';
import { AccountDialogs } from './AccountDialogs';
import { ChatListRow } from './ChatListRow';
import { LinkBanner } from './LinkBanner';
import { StorageBanner } from './StorageBanner';
import classes from './Shell.module.css';
import { useChatActions } from './use-chat-actions';
import { useNews } from './use-news';
import { useShellShortcuts, type Dialog } from './use-shell-shortcuts';

/** The chats on one side, the open one on the other; on a phone one of the two. */
export function Shell() {
  const open = useMatch('/chats/:chatId') !== null;
  const account = useStore(verbatim.session.state, (state) =>
    state.phase === 'signed-out' ? undefined : state.user,
  );
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const { actions, failure, setFailure, leaving, setLeaving, onFailed } = useChatActions();
  useShellShortcuts(setDialog);
  useNews();
  useRefusals();
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
              onProfile={() => setDialog('profile')}
              onSecurity={() => setDialog('security')}
              onPreferences={() => setDialog('preferences')}
              onShortcuts={() => setDialog('shortcuts')}
              onRecording={() => setDialog('recording')}
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
        <StorageBanner />
        <div className={classes.list}>
          <ChatList
            renderRow={(chat) => <ChatListRow chat={chat} actions={actions} />}
            onStart={() => setDialog('newChat')}
            failure={failure}
            onFailureSeen={() => setFailure(undefined)}
          />
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
      {account && <AccountDialogs account={account} dialog={dialog} onDialog={setDialog} />}
      <ShortcutsDialog opened={dialog === 'shortcuts'} onClose={close} />
      <LeaveDialog chat={leaving} onClose={() => setLeaving(undefined)} onFailed={onFailed} />
      <ToastPlace />
      <ChatSwitcher opened={dialog === 'switcher'} onClose={close} />
    </div>
  );
}
