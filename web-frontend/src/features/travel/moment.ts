import { beginOf, isoDay } from '@/ui/time';

/** A moment of a chat: after one of its events, or at a time. */
export type Moment = { readonly seq: number } | { readonly time: string };

/** The moment that an address names; none for what is none. */
export function momentOf(text: string | null): Moment | undefined {
  if (text === null) return undefined;
  if (/^\d{1,15}$/.test(text)) return { seq: Number(text) };
  const at = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? undefined : { time: new Date(at).toISOString() };
}

const notLaterThan = (at: number, now: number) => new Date(Math.min(at, now)).toISOString();

/** The end of a day of the reader's calendar, or now, whichever comes first. */
export function endOfDay(day: string, now: number): string {
  const next = new Date(beginOf(day) ?? now);
  next.setDate(next.getDate() + 1);
  return notLaterThan(next.getTime() - 1, now);
}

/** What a field for date and time shows. */
export function toField(moment: string): string {
  const at = new Date(moment);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${isoDay(moment)}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The end of the minute that such a field names, or now, whichever comes first; nothing for an empty one. */
export function fromField(value: string, now: number): string | undefined {
  const at = new Date(value).getTime();
  return Number.isNaN(at) ? undefined : notLaterThan(at + 59_999, now);
}
