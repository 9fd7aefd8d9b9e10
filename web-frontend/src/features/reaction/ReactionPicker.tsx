import { Loader, Modal } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { strings } from '@/config/strings';

const EmojiPicker = lazy(() => import('@/ui/EmojiPicker'));

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onPick: (emoji: string) => void;
}

/** Any emoji, to react with. */
export function ReactionPicker({ opened, onClose, onPick }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={strings.reaction.add} size="auto">
      <Suspense fallback={<Loader type="dots" m="xl" role="img" aria-label={strings.common.loading} />}>
        <EmojiPicker
          onPick={(emoji) => {
            onClose();
            onPick(emoji);
          }}
        />
      </Suspense>
    </Modal>
  );
}
