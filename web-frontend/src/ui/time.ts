import { locale } from '@/config/language';
import { strings } from '@/config/strings';

const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' });
const shortWeekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
const dayOfYear = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const fullDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const numericDay = new Intl.DateTimeFormat(locale, { dateStyle: 'short' });
const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' });

const DAY = 86_400_000;
type Moment = string | number;

function midnight(moment: Moment): number {
  return new Date(moment).setHours(0, 0, 0, 0);
}

/** Whole days from one moment's date to another's, in the reader's time zone. */
function daysBetween(from: Moment, to: Moment): number {
  return Math.round((midnight(to) - midnight(from)) / DAY);
}

export function sameDay(one: Moment, other: Moment): boolean {
  return midnight(one) === midnight(other);
}

export function timeOfDay(moment: Moment): string {
  return clock.format(new Date(moment));
}

export function exactTime(moment: Moment): string {
  return exact.format(new Date(moment));
}

/** A date of the reader's calendar, as 2026-11-22. */
export function isoDay(moment: Moment): string {
  const date = new Date(moment);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** When a date of the reader's calendar begins, in milliseconds; nothing if it is none. */
export function beginOf(day: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00`).getTime() : NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** For a divider between days. */
export function dayName(moment: Moment, now: Moment = Date.now()): string {
  const days = daysBetween(moment, now);
  if (days === 0) return strings.time.today;
  if (days === 1) return strings.time.yesterday;
  if (days > 1 && days < 7) return weekday.format(new Date(moment));
  const sameYear = new Date(moment).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? dayOfYear : fullDay).format(new Date(moment));
}

/** For a list: as short as it can be said. */
export function shortTime(moment: Moment, now: Moment = Date.now()): string {
  const days = daysBetween(moment, now);
  if (days <= 0) return timeOfDay(moment);
  if (days < 7) return shortWeekday.format(new Date(moment));
  const sameYear = new Date(moment).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? shortDay : numericDay).format(new Date(moment));
}
