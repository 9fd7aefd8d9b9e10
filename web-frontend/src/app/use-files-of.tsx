import { lazy, Suspense, useCallback, useMemo, useState, type ReactNode } from 'react';
import type { Attachment, Chat, FileToSend } from '@verbatim/sdk';
import { AttachButton } from '@/features/attachment/AttachButton';
import { Attachments } from '@/features/attachment/Attachments';
import { PendingFiles } from '@/features/attachment/PendingFiles';
import { pick, pickedIn, takePicked, usePicked } from '@/features/attachment/picked';
import { Tray } from '@/features/attachment/Tray';
import type { Row } from '@/features/message/rows';
import { useRuntime } from '@/realtime/context';
import { useTimeline } from '@/realtime/queries';
import { kindOf } from '@/ui/file-words';

const Lightbox = lazy(() => import('@/features/attachment/Lightbox'));

/** What a conversation needs to show files and to send them. */
export function useFilesOf({ id: chatId }: Chat) {
  const runtime = useRuntime();
  const [opened, setOpened] = useState<string>();
  const count = usePicked((choice) => pickedIn(choice, chatId).length);
  const attaching = useMemo(
    () => ({
      button: <AttachButton chatId={chatId} />,
      tray: <Tray chatId={chatId} />,
      count,
      onPick: (files: readonly File[]) => void pick(chatId, files),
      onTake: () => takePicked(chatId),
      onKeep: (files: readonly FileToSend[]) =>
        void pick(
          chatId,
          files.map(({ blob, name }) => new File([blob], name, { type: blob.type })),
        ),
    }),
    [chatId, count],
  );
  const renderFiles = useCallback(
    ({ message, outgoing }: Pick<Row, 'message' | 'outgoing'>): ReactNode => {
      if (message)
        return (
          <Attachments
            chatId={chatId}
            files={message.attachments ?? NONE}
            onOpen={({ id }) => setOpened(id)}
          />
        );
      return (
        outgoing && <PendingFiles outgoing={outgoing} onCancel={() => runtime.outbox.remove(outgoing.key)} />
      );
    },
    [chatId, runtime],
  );
  const lightbox = opened !== undefined && (
    <Suspense fallback={null}>
      <ChatLightbox chatId={chatId} shown={opened} onShow={setOpened} />
    </Suspense>
  );
  return { attaching, renderFiles, lightbox };
}

const NONE: readonly Attachment[] = [];

interface Shown {
  readonly chatId: string;
  readonly shown: string;
  readonly onShow: (id: string | undefined) => void;
}

/** Goes through all images of the history at hand. */
function ChatLightbox({ chatId, shown, onShow }: Shown) {
  const { data: timeline } = useTimeline(chatId);
  const images = useMemo(
    () =>
      (timeline?.items ?? [])
        .flatMap(({ attachments = NONE }) => attachments)
        .filter((file) => kindOf(file) === 'image'),
    [timeline],
  );
  const close = useCallback(() => onShow(undefined), [onShow]);
  return <Lightbox chatId={chatId} images={images} shown={shown} onShow={onShow} onClose={close} />;
}
