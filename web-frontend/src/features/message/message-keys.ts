import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

function inView(element: HTMLElement, view: DOMRect): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom <= view.bottom + 1 && top >= view.top - 1;
}

/** Lets the arrow keys go from message to message, beginning at the lowest one in view. */
export function moveAmongMessages(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  // A menu is in the tree of the message that it belongs to, but not within this element.
  if (!event.currentTarget.contains(event.target as Node)) return;
  const messages = [...event.currentTarget.querySelectorAll<HTMLElement>('article')];
  const here = messages.findIndex((message) => message.contains(document.activeElement));
  const view = event.currentTarget.getBoundingClientRect();
  const next = here < 0 ? messages.findLast((message) => inView(message, view)) : messages[here + step];
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}
