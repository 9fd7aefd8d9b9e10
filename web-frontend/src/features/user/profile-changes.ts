import type { ProfileText } from './calls';

/** Only what was changed here: what another device has changed meanwhile is not taken back. */
export function changesOf(before: ProfileText, wanted: ProfileText): Partial<ProfileText> {
  const fields = Object.keys(wanted) as (keyof ProfileText)[];
  return Object.fromEntries(
    fields.filter((field) => wanted[field] !== before[field]).map((field) => [field, wanted[field]]),
  );
}
