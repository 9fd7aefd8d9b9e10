const FOCUSABLE = 'a[href], button:not([disabled]), input, textarea, [tabindex="0"]';

const shown = (element: HTMLElement) => element.getClientRects().length > 0;

function parts(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-part]')].filter(shown);
}

/** Where to land in a part: on what is open in it, on itself, or on the first thing in it. */
function landing(part: HTMLElement): HTMLElement | null {
  if (part.tabIndex >= 0) return part;
  return (
    part.querySelector<HTMLElement>('[aria-current="page"]') ?? part.querySelector<HTMLElement>(FOCUSABLE)
  );
}

/** Moves the focus to the next part of the window (+1) or the one before (-1), round and round. */
export function focusPart(step: 1 | -1): void {
  const all = parts();
  const here = all.findIndex((part) => part.contains(document.activeElement));
  const from = here < 0 && step < 0 ? 0 : here;
  const next = all.at((from + step) % all.length);
  if (next) landing(next)?.focus();
}

/** Moves the focus to where messages are written. */
export function focusComposer(): void {
  document.querySelector<HTMLElement>('[data-part="composer"] textarea')?.focus();
}
