import { Drawer } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { strings } from '@/config/strings';
import { WaitingPerson, WaitingRows } from '@/ui/Waiting';
import type { DetailsProps } from './ChatDetails';

// Rarely looked at, so it does not load with the first page.
const ChatDetails = lazy(() => import('./ChatDetails'));

interface Props extends DetailsProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What a chat is, and what can be done about it. */
export function ChatDrawer({ opened, onClose, ...details }: Props) {
  const text = strings.details;
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      title={details.chat.isGroup ? strings.group.title : text.title}
      size={400}
    >
      <Suspense fallback={details.chat.isGroup ? <WaitingRows /> : <WaitingPerson />}>
        <ChatDetails {...details} />
      </Suspense>
    </Drawer>
  );
}
