import type { Setting } from './calls';

export interface SettingGroup {
  /** The part of the server that reads them, as in {@code realtime.redis}. */
  readonly key: string;
  readonly settings: readonly Setting[];
}

/** Told by the name, as on the page of all settings. */
export function groupOf(name: string): string {
  const [, first = '', second = '', third] = name.split('.');
  if (second === '') return 'standalone';
  return first === 'realtime' && third !== undefined ? `${first}.${second}` : first;
}

const isChanged = ({ values }: Setting) =>
  values.some(({ source }) => source !== 'default' && source !== 'program');

/** Those that hold the words, regardless of case, in groups that stand in the order of names. */
export function groupsOf(settings: readonly Setting[], words: string, onlyChanged: boolean): SettingGroup[] {
  const wanted = words.trim().toLowerCase();
  const groups = new Map<string, Setting[]>();
  for (const setting of settings) {
    const { name, meaning = '', values } = setting;
    const said = [name, meaning, ...values.map(({ value = '' }) => value)].join('\n').toLowerCase();
    if (!said.includes(wanted) || (onlyChanged && !isChanged(setting))) continue;
    const key = groupOf(name);
    groups.set(key, [...(groups.get(key) ?? []), setting]);
  }
  return [...groups].map(([key, found]) => ({ key, settings: found }));
}
