import { Button, TextInput } from '@mantine/core';
import { IconHistory, IconPlayerPlay, IconUsers } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { travelStrings as text } from '@/config/travel-strings';
import { exactTime } from '@/ui/time';
import classes from './MomentBar.module.css';
import { fromField, toField } from './moment';

interface Props {
  /** What is shown, as far as it is known. */
  readonly at: string | undefined;
  /** The name of then; nothing where it is that of now. */
  readonly called: string | undefined;
  /** When the chat began: nothing is older. */
  readonly since: string;
  /** How many were members; nothing while that is not known. */
  readonly members: number | undefined;
  readonly onMembers: () => void;
  /** Called with a time to look at. */
  readonly onMoment: (time: string) => void;
  readonly onNow: () => void;
  /** Plays what happened from here on; nothing while the moment is not there. */
  readonly onPlay: (() => void) | undefined;
}

/** Says that this is the past, and leads to other moments of it, or back. */
export function MomentBar({ at, called, since, members, onMembers, onMoment, onNow, onPlay }: Props) {
  const [value, setValue] = useState(() => (at === undefined ? '' : toField(at)));
  const [latest] = useState(() => toField(new Date().toISOString()));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const time = fromField(value, Date.now());
    if (time !== undefined) onMoment(time);
  };
  return (
    <section className={classes.bar} aria-label={text.region}>
      <p className={classes.when} role="status">
        <IconHistory size={18} aria-hidden />
        {at !== undefined && <time dateTime={at}>{text.asItWas(exactTime(at))}</time>}
        {called !== undefined && <span>{text.called(called)}</span>}
      </p>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          type="datetime-local"
          size="xs"
          aria-label={text.moment}
          value={value}
          min={toField(since)}
          max={latest}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" disabled={value === ''}>
          {text.show}
        </Button>
      </form>
      {members !== undefined && (
        <Button size="xs" variant="default" leftSection={<IconUsers size={15} />} onClick={onMembers}>
          {text.members(members)}
        </Button>
      )}
      {onPlay && (
        <Button size="xs" variant="default" leftSection={<IconPlayerPlay size={15} />} onClick={onPlay}>
          {text.playOn}
        </Button>
      )}
      <Button size="xs" onClick={onNow}>
        {text.backToNow}
      </Button>
    </section>
  );
}
