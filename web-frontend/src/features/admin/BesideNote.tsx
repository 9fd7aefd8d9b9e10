import { Badge, Button, Group } from '@mantine/core';
import { adminStrings as text } from '@/config/admin-strings';
import classes from './BesideNote.module.css';
import type { Beside, BesideWish, Parity, Projection } from './calls';
import { number } from './numbers';

interface Props {
  readonly projection: Projection;
  readonly beside: Beside;
  readonly disabled: boolean;
  readonly onWish: (wish: BesideWish) => void;
}

const COLOURS: Record<Beside['state'], string> = {
  building: 'blue',
  comparing: 'blue',
  ready: 'green',
  paused: 'yellow',
  failed: 'red',
};

/** The copy that stands beside a projection: how far it is, how it compares, and what can be done with it. */
export function BesideNote({ projection, beside, disabled, onWish }: Props) {
  const { name, process } = projection;
  const { role, state, lag, failure, parity, progress, secondsLeft, refusal } = beside;
  const ready = state === 'ready';
  const button = (wish: BesideWish, label: string, off: boolean, light = false) => (
    <Button
      size="xs"
      variant={light ? 'light' : 'subtle'}
      disabled={disabled || off}
      onClick={() => onWish(wish)}
      aria-label={text.of(label, name, process)}
    >
      {label}
    </Button>
  );
  return (
    <section className={classes.beside} aria-label={text.besideOf(name)}>
      <div className={classes.head}>
        <span>{role === 'next' ? text.besideNext : text.besidePrevious}</span>
        <Badge variant="outline" color={COLOURS[state]} className={classes.badge}>
          {text.besideState[state] ?? state}
        </Badge>
        <span className={classes.lag}>{lag === 0 ? text.upToDate : text.behind(lag)}</span>
        <Group gap="xs">
          {role === 'next'
            ? button('switch', text.switch, !ready, true)
            : button('switch-back', text.switchBack, !ready, true)}
          {button('compare', text.compare, !ready)}
          {button('discard', text.discard, false)}
        </Group>
      </div>
      {progress !== undefined && (
        <div className={classes.progress}>
          <progress max={100} value={progress} aria-label={text.progress(name)} />
          <span>
            {number(progress)} %{secondsLeft !== undefined && ` · ${text.left(secondsLeft)}`}
          </span>
        </div>
      )}
      {failure && <p className={classes.failure}>{text.failure(failure.reason, failure.position)}</p>}
      {refusal && <p className={classes.failure}>{text.notDone}</p>}
      {parity && <ParityNote parity={parity} />}
    </section>
  );
}

function ParityNote({ parity }: { parity: Parity }) {
  const { compared, onlyLive, onlyBeside, differing, unsettled, differences } = parity;
  const counts = [
    differing > 0 && text.differing(differing),
    onlyLive > 0 && text.onlyLive(onlyLive),
    onlyBeside > 0 && text.onlyBeside(onlyBeside),
    unsettled > 0 && text.unsettled(unsettled),
  ].filter((it) => it !== false);
  const found = counts.length === 0 ? text.allSame : counts.join(', ');
  return (
    <div className={classes.parity}>
      <p>
        {text.compared(compared)} {found}
      </p>
      {differences.length > 0 && (
        <details>
          <summary>{text.firstDifferences(differences.length)}</summary>
          <ul>
            {differences.map(({ id, found: where, fields }) => (
              <li key={id}>
                <code dir="ltr">{id}</code> {fields.length > 0 ? fields.join(', ') : text.found[where]}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
