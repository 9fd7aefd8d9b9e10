import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerSkipForward } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import type { Chat } from '@verbatim/sdk';
import { travelStrings as text } from '@/config/travel-strings';
import { exactTime } from '@/ui/time';
import { WaitingRows } from '@/ui/Waiting';
import { describe } from './describe';
import { Failure } from './Failure';
import type { PastParts } from './PastRow';
import classes from './Player.module.css';
import { StageView } from './StageView';
import { usePlayer } from './use-player';

interface Props extends PastParts {
  /** As it is now. */
  readonly chat: Chat;
  readonly me: string;
  readonly title: string;
  /** Seq of the event after which it begins. */
  readonly from: number;
  /** Called with a seq to play from. */
  readonly onSeek: (seq: number) => void;
  readonly onNow: () => void;
}

const SPEEDS = ['1', '2', '4', '8', '16'];

/** Plays what happened in a chat. It does not begin by itself. To be mounted anew for each beginning. */
export default function Player({ chat, me, title, from, onSeek, onNow, ...parts }: Props) {
  const { stage, people, start, error, playing, ended, speed, setSpeed, toggle, step, canStep } = usePlayer(
    chat,
    from,
  );
  const since = start.data?.chat.participants.find(({ user }) => user.id === me)?.sinceSeq ?? 0;
  const label = playing ? text.pause : text.play;
  const keys = (event: KeyboardEvent) => {
    if ((event.target as Element).closest('button, input, select, a')) return;
    if (event.key === ' ') toggle();
    else if (event.key === '.') step();
    else return;
    event.preventDefault();
  };
  return (
    // The controls have the focus; space and full stop are short cuts to two of them.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={classes.player} aria-label={text.player} onKeyDown={keys}>
      <div className={classes.bar}>
        <ActionIcon variant="filled" size={36} radius="xl" aria-label={label} title={label} onClick={toggle}>
          {playing ? <IconPlayerPause size={18} /> : <IconPlayerPlay size={18} />}
        </ActionIcon>
        <ActionIcon aria-label={text.step} title={text.step} aria-disabled={!canStep} onClick={step}>
          <IconPlayerSkipForward size={18} />
        </ActionIcon>
        <Scrubber
          at={stage?.seq ?? from}
          first={since}
          last={chat.lastSeq}
          says={stage && exactTime(stage.at)}
          onSeek={onSeek}
        />
        <NativeSelect
          size="xs"
          aria-label={text.speed}
          value={String(speed)}
          data={SPEEDS.map((value) => ({ value, label: `${value}×` }))}
          onChange={(event) => setSpeed(Number(event.currentTarget.value))}
        />
        <Button size="xs" onClick={onNow}>
          {text.backToNow}
        </Button>
      </div>
      <p className={classes.caption} role="status">
        {stage && <time dateTime={stage.at}>{exactTime(stage.at)}</time>}
        <span>{ended ? text.ended : stage?.last && describe(stage.last, people)}</span>
      </p>
      {error ? (
        <Failure error={error} onAgain={undefined} />
      ) : stage ? (
        <StageView {...parts} label={text.history(title)} stage={stage} me={me} people={people} />
      ) : (
        <WaitingRows size={30} />
      )}
    </section>
  );
}

interface ScrubberProps {
  readonly at: number;
  readonly first: number;
  readonly last: number;
  /** The moment in words. */
  readonly says: string | undefined;
  readonly onSeek: (seq: number) => void;
}

/** Leads to any event; the chat is shown as it was there when it is let go. */
function Scrubber({ at, first, last, says, onSeek }: ScrubberProps) {
  const [held, setHeld] = useState<number>();
  const commit = () => {
    setHeld(undefined);
    if (held !== undefined && held !== at) onSeek(held);
  };
  return (
    <input
      type="range"
      className={classes.scrubber}
      aria-label={text.scrubber}
      aria-valuetext={says}
      min={first}
      max={Math.max(first, last)}
      value={held ?? at}
      onChange={(event) => setHeld(Number(event.currentTarget.value))}
      onPointerUp={commit}
      onKeyUp={commit}
    />
  );
}
