import { useEffect, useRef } from 'react';
import type { User } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { PersonAvatar } from '@/ui/PersonAvatar';
import classes from './MentionList.module.css';

interface Props {
  readonly id: string;
  readonly people: readonly User[];
  readonly active: number;
  readonly onTake: (user: User) => void;
}

/** Who may be meant by the name that is being written. The field that it belongs to has the focus and the keys. */
export function MentionList({ id, people, active, onTake }: Props) {
  const text = strings.mention;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // Not returned: newer browsers answer with a promise, which is no clean-up.
    list.current?.children[active]?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  const chosen = people[active];
  return (
    <div className={classes.frame}>
      <ul ref={list} id={id} role="listbox" aria-label={text.people} className={classes.list}>
        {people.map((user, index) => (
          // The keys are the field's.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={user.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={classes.option}
            // The field keeps the focus, and with it the keyboard of a phone.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTake(user)}
          >
            <PersonAvatar id={user.id} name={user.profile.displayName} picture={user.profile} size={28} />
            <span className={classes.name}>{user.profile.displayName}</span>
            <span className={classes.username} dir="ltr">
              @{user.username}
            </span>
          </li>
        ))}
      </ul>
      <div className="vb-only-for-readers" role="status">
        {chosen && text.offered(people.length, chosen.profile.displayName)}
      </div>
    </div>
  );
}
