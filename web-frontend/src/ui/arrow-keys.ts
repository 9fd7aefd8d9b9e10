import type { KeyboardEvent } from 'react';

/** Which of a list's entries an arrow key leads to; nothing for other keys. */
function target(key: string, here: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowUp':
      return Math.max(here - 1, 0);
    case 'ArrowDown':
      return Math.min(here + 1, length - 1);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
}

/** Lets arrow keys, Home and End move the focus among the entries of a list. */
export function moveByArrowKeys(event: KeyboardEvent<HTMLElement>, selector: string): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const writing = event.target instanceof HTMLInputElement;
  // In a field, Home and End belong to its text.
  if (writing && !event.key.startsWith('Arrow')) return;
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const here = entries.findIndex((entry) => entry.contains(document.activeElement));
  const next = entries[target(event.key, here, entries.length) ?? -1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
