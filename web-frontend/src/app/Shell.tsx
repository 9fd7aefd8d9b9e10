import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Outlet, useMatch } from 'react-router';
import { useStore } from 'zustand';
import { session } from '@/api/session';
import { strings } from '@/config/strings';
import { ChatList } from '@/features/chat/ChatList';
import { NewChatDialog } from '@/features/chat/NewChatDialog';
import { AccountMenu } from '@/features/session/AccountMenu';
import { PeoplePicker } from '@/features/user/PeoplePicker';
import { Logo } from '@/ui/Logo';
import { ChatListRow } from './ChatListRow';
import { LinkBanner } from './LinkBanner';
import classes from './Shell.module.css';

/** The chats on one side, the open one on the other; on a phone one of the two. */
export function Shell() {
  const open = useMatch('/chats/:chatId') !== null;
  const account = useStore(session, (state) => (state.phase === 'signed-out' ? undefined : state.user));
  const [starting, setStarting] = useState(false);
  return (
    <div className={classes.shell} data-open={open || undefined}>
      <nav className={classes.sidebar} aria-label={strings.chats.title}>
        {!open && <h1 className="vb-only-for-readers">{strings.chats.title}</h1>}
        <div className={classes.bar}>
          {account && <AccountMenu account={account} />}
          <span className={classes.logo}>
            <Logo size={25} />
          </span>
          <Tooltip label={strings.chats.start}>
            <ActionIcon
              variant="light"
              color="ink"
              radius="xl"
              onClick={() => setStarting(true)}
              aria-label={strings.chats.start}
            >
              <IconMessagePlus size={20} stroke={1.8} />
            </ActionIcon>
          </Tooltip>
        </div>
        <LinkBanner />
        <div className={classes.list}>
          <ChatList renderRow={(chat) => <ChatListRow chat={chat} />} onStart={() => setStarting(true)} />
        </div>
      </nav>
      <main className={classes.main}>
        <Outlet />
      </main>
      <NewChatDialog
        opened={starting}
        onClose={() => setStarting(false)}
        renderPicker={(picking) => <PeoplePicker {...picking} />}
      />
    </div>
  );
}
