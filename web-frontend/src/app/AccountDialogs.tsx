import { lazy, Suspense } from 'react';
import { useNavigate } from 'react-router';
import type { Account } from '@verbatim/sdk';
import { createOneToOne } from '@/features/chat/calls';
import { PresenceLine } from '@/features/presence/PresenceLine';
import { useRuntime } from '@/realtime/context';
import { usePersonCard } from '@/ui/person-card';
import type { Dialog } from './use-shell-shortcuts';

// Seldom opened, so not part of what everybody loads first.
const ProfileDialog = lazy(() => import('@/features/user/ProfileDialog'));
const SecurityDialog = lazy(() => import('@/features/session/SecurityDialog'));
const RecordingDialog = lazy(() => import('@/features/recording/RecordingDialog'));
const PersonCard = lazy(() => import('@/features/user/PersonCard'));

interface Props {
  readonly account: Account;
  readonly dialog: Dialog | undefined;
  readonly onDialog: (dialog: Dialog | undefined) => void;
}

/** One's own account, and the cards of others. */
export function AccountDialogs({ account, dialog, onDialog }: Props) {
  const runtime = useRuntime();
  const navigate = useNavigate();
  const { userId, show } = usePersonCard();
  const close = () => onDialog(undefined);
  const talkTo = async (other: string) => {
    const chat = await createOneToOne(other);
    runtime.put(chat);
    await navigate(`/chats/${chat.id}`);
  };
  return (
    <Suspense>
      {dialog === 'profile' && <ProfileDialog account={account} onClose={close} />}
      {dialog === 'security' && <SecurityDialog onClose={close} />}
      {dialog === 'recording' && <RecordingDialog onClose={close} />}
      {userId !== undefined && (
        <PersonCard
          key={userId}
          userId={userId}
          presence={<PresenceLine userId={userId} />}
          onMessage={talkTo}
          onEdit={() => {
            show(undefined);
            onDialog('profile');
          }}
          onClose={() => show(undefined)}
        />
      )}
    </Suspense>
  );
}
