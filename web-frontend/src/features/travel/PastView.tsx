import type { Chat } from '@verbatim/sdk';
import { travelStrings as text } from '@/config/travel-strings';
import { WaitingRows } from '@/ui/Waiting';
import { Failure } from './Failure';
import { MomentBar } from './MomentBar';
import type { Moment } from './moment';
import { PastHistory } from './PastHistory';
import { PastMembers } from './PastMembers';
import type { PastParts } from './PastRow';
import { usePast } from './use-past';

interface Props extends PastParts {
  /** As it is now. */
  readonly chat: Chat;
  readonly me: string;
  /** What a chat without a name is called. */
  readonly title: string;
  readonly moment: Moment;
  readonly onMoment: (time: string) => void;
  readonly onNow: () => void;
  /** Called with a seq to play the chat from. */
  readonly onPlay: (seq: number) => void;
  /** Whether those who were there are shown. */
  readonly members: boolean;
  readonly onMembers: (opened: boolean) => void;
}

/** A chat as it was: what had been said, by whom, and who was there. Nothing can be done in it. */
export default function PastView({
  chat,
  me,
  title,
  moment,
  onMoment,
  onNow,
  onPlay,
  members,
  onMembers,
  ...parts
}: Props) {
  const { past, history } = usePast(chat, moment);
  const error = past.error ?? history.error;
  const name = past.data?.name ?? title;
  const at = 'time' in moment ? moment.time : past.data?.at;
  return (
    <>
      <MomentBar
        key={at}
        at={at}
        called={past.data?.name === chat.name ? undefined : past.data?.name}
        since={chat.createdAt}
        members={past.data?.participants.length}
        onMembers={() => onMembers(true)}
        onMoment={onMoment}
        onNow={onNow}
        onPlay={past.data && (() => onPlay(past.data.seq))}
      />
      {error ? (
        <Failure error={error} onAgain={() => void (past.error ? past.refetch() : history.refetch())} />
      ) : history.data ? (
        <PastHistory
          {...parts}
          label={text.history(name)}
          me={me}
          pages={history.data.pages}
          onEarlier={history.hasNextPage ? () => void history.fetchNextPage() : undefined}
          loading={history.isFetchingNextPage}
        />
      ) : (
        <WaitingRows size={30} />
      )}
      <PastMembers
        members={past.data?.participants ?? []}
        opened={members}
        onClose={() => onMembers(false)}
      />
    </>
  );
}
