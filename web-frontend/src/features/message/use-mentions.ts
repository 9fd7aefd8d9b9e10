import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import type { User } from '@verbatim/sdk';
import { candidates, namingAt, withName } from './mention';

interface Options {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly people: readonly User[];
  /** Called with another text, and where the caret stands in it. */
  readonly onChange: (text: string, caret: number) => void;
}

/**
 * Offers people while a name is being written: the field keeps the focus, the arrow keys choose, Enter and Tab take, Escape
 * lets be.
 */
export function useMentions({ field, text, people, onChange }: Options) {
  const listId = useId();
  const [caret, setCaret] = useState<number>();
  const [active, setActive] = useState(0);
  const [left, setLeft] = useState<string>();
  const naming = caret === undefined ? undefined : namingAt(text, caret);
  // Who begins a name anew wants it offered, wherever it is.
  if (!naming && left !== undefined) setLeft(undefined);
  const place = naming && `${naming.start} ${text.slice(0, naming.start)}`;
  const found = naming && left !== place ? candidates(people, naming.query) : [];
  const index = Math.min(active, found.length - 1);
  const open = found.length > 0;

  const look = () => {
    const element = field.current;
    const at =
      element && element.selectionStart === element.selectionEnd ? element.selectionStart : undefined;
    if (at === caret) return;
    setCaret(at);
    setActive(0);
  };
  const take = (user: User) => {
    if (!naming) return;
    const next = withName(text, naming, user.username);
    setCaret(undefined);
    onChange(next.text, next.caret);
  };
  /** Whether the key was meant for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (!open || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = found[index];
    if (step !== undefined) setActive((index + step + found.length) % found.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) take(chosen);
    else if (event.key === 'Escape') setLeft(place);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const attributes = open
    ? ({
        'aria-autocomplete': 'list',
        'aria-haspopup': 'listbox',
        'aria-controls': listId,
        'aria-activedescendant': `${listId}-${index}`,
      } as const)
    : ({ 'aria-autocomplete': 'list' } as const);
  return { listId, found, index, open, look, take, onKey, attributes, close: () => setCaret(undefined) };
}
