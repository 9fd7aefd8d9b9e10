import { lazy, Suspense, useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Attachment, Chat, PastMessage } from '@verbatim/sdk';
import { Attachments } from '@/features/attachment/Attachments';
import { ChatHeader } from '@/features/chat/ChatHeader';
import { titleOf } from '@/features/chat/title';
import { JumpToDate } from '@/features/message/JumpToDate';
import { MessageText } from '@/features/message/MessageText';
import { endOfDay, type Moment } from '@/features/travel/moment';
import PastView from '@/features/travel/PastView';
import Player from '@/features/travel/Player';
import { useMe } from '@/realtime/queries';
import { kindOf } from '@/ui/file-words';

const Lightbox = lazy(() => import('@/features/attachment/Lightbox'));

interface Props {
  readonly chat: Chat;
  readonly moment: Moment;
  /** Whether it goes on from there by itself. */
  readonly playing: boolean;
}

/** A chat as it was, in the place of the chat of now. */
export default function PastChat({ chat, moment, playing }: Props) {
  const me = useMe();
  const [, setParams] = useSearchParams();
  const [members, setMembers] = useState(false);
  const { renderFiles, lightbox } = useFiles(chat.id);
  const renderText = useText(chat, me);
  const shown = {
    ...{ chat, me, title: titleOf(chat, me), renderText, renderFiles },
    onNow: () => setParams({}),
  };
  const toMoment = (time: string) => setParams({ asOf: time });
  return (
    <>
      <ChatHeader
        chat={chat}
        me={me}
        badge={null}
        presence={null}
        tools={
          <JumpToDate
            since={chat.createdAt}
            onJump={(day) => setParams({ from: day })}
            onAsOf={(day) => toMoment(endOfDay(day, Date.now()))}
          />
        }
        onDetails={() => setMembers(true)}
      />
      {playing && 'seq' in moment ? (
        <Player
          {...shown}
          key={moment.seq}
          from={moment.seq}
          onSeek={(seq) => setParams({ play: String(seq) }, { replace: true })}
        />
      ) : (
        <PastView
          {...shown}
          moment={moment}
          onMoment={toMoment}
          onPlay={(seq) => setParams({ play: String(seq) })}
          members={members}
          onMembers={setMembers}
        />
      )}
      {lightbox}
    </>
  );
}

function useText({ participants }: Chat, me: string) {
  return useCallback(
    ({ content, mentions = [] }: PastMessage) => (
      <MessageText
        text={content}
        me={me}
        mentions={participants.map(({ user }) => user).filter(({ id }) => mentions.includes(id))}
      />
    ),
    [me, participants],
  );
}

interface Opened {
  readonly images: readonly Attachment[];
  readonly shown: string;
}

/** The files of messages; an image opens large, and leads to the others of its message. */
function useFiles(chatId: string) {
  const [opened, setOpened] = useState<Opened>();
  const renderFiles = useCallback(
    ({ attachments = [] }: PastMessage) => (
      <Attachments
        chatId={chatId}
        files={attachments}
        onOpen={({ id }) =>
          setOpened({ images: attachments.filter((file) => kindOf(file) === 'image'), shown: id })
        }
      />
    ),
    [chatId],
  );
  const close = useCallback(() => setOpened(undefined), []);
  const lightbox = opened && (
    <Suspense fallback={null}>
      <Lightbox
        chatId={chatId}
        images={opened.images}
        shown={opened.shown}
        onShow={(id) => setOpened(id === undefined ? undefined : { ...opened, shown: id })}
        onClose={close}
      />
    </Suspense>
  );
  return { renderFiles, lightbox };
}
