import { Drawer } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Chat, Message } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { WaitingRows } from '@/ui/Waiting';
import classes from './MessageDetailsDrawer.module.css';

const MessageDetails = lazy(() => import('./MessageDetails'));

interface Props {
  readonly chat: Chat;
  /** The message that it is about; none while it is closed. */
  readonly message: Message | undefined;
  readonly onClose: () => void;
}

export function MessageDetailsDrawer({ chat, message, onClose }: Props) {
  return (
    <Drawer
      opened={message !== undefined}
      onClose={onClose}
      position="right"
      title={strings.receipt.details}
      classNames={{ content: classes.content ?? '', body: classes.body ?? '' }}
    >
      <Suspense fallback={<WaitingRows size={36} />}>
        {message && <MessageDetails chat={chat} message={message} />}
      </Suspense>
    </Drawer>
  );
}
