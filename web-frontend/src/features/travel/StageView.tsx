import type { PastMessage, User } from '@verbatim/sdk';
import { travelStrings as text } from '@/config/travel-strings';
import { describe, listed } from './describe';
import { PastRow, type PastParts } from './PastRow';
import { readersAt, type Stage } from './stage';
import classes from './StageView.module.css';

interface Props extends PastParts {
  readonly label: string;
  readonly stage: Stage;
  readonly me: string;
  readonly people: ReadonlyMap<string, User>;
}

/** A chat while it is played; its end stays in view. */
export function StageView({ label, stage, me, people, ...parts }: Props) {
  const messages = new Map<string, PastMessage>();
  for (const item of stage.items) if ('message' in item) messages.set(item.message.id, item.message);
  return (
    // A scrolled region has to be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.scroller} role="region" aria-label={label} tabIndex={0}>
      <div>
        {stage.items.map((item) =>
          'note' in item ? (
            <p key={item.note.key} className={classes.note}>
              <span>{describe(item.note.event, people)}</span>
            </p>
          ) : (
            <div key={item.message.seq} className={classes.item}>
              <PastRow
                {...parts}
                message={item.message}
                mine={item.message.sender.id === me}
                quoted={item.message.replyTo && messages.get(item.message.replyTo.messageId)}
              />
              <Readers ids={readersAt(stage, item.message.seq)} people={people} />
            </div>
          ),
        )}
        <div className={classes.foot} />
      </div>
    </div>
  );
}

function Readers({ ids, people }: { ids: readonly string[]; people: ReadonlyMap<string, User> }) {
  const names = ids.flatMap((id) => people.get(id)?.profile.displayName ?? []);
  return names.length > 0 && <p className={classes.readers}>{text.readBy(listed(names))}</p>;
}
