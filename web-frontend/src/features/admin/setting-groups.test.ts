import { expect, test } from 'vitest';
import type { Setting } from './calls';
import { groupOf, groupsOf } from './setting-groups';

const aSetting = (name: string, more: Partial<Setting> = {}): Setting => ({
  name,
  values: [{ source: 'default', value: '2s', processes: ['query-side@a:1'] }],
  ...more,
});

test('a group is the part of the server that reads the settings', () => {
  expect(groupOf('verbatim.data')).toBe('standalone');
  expect(groupOf('verbatim.node.patience')).toBe('node');
  expect(groupOf('verbatim.command.limits.account.burst')).toBe('command');
  expect(groupOf('verbatim.realtime.typing-ttl')).toBe('realtime');
  expect(groupOf('verbatim.realtime.redis.timeout')).toBe('realtime.redis');
});

test('settings are found by parts of names, meanings and values', () => {
  const settings = [
    aSetting('verbatim.node.patience', { meaning: 'How long an ANSWER may take' }),
    aSetting('verbatim.query.batch-size', {
      values: [{ source: 'environment', value: '250', processes: ['a'] }],
    }),
  ];
  const names = (words: string, onlyChanged = false) =>
    groupsOf(settings, words, onlyChanged).flatMap((group) => group.settings.map(({ name }) => name));
  expect(names('')).toHaveLength(2);
  expect(names(' answer ')).toEqual(['verbatim.node.patience']);
  expect(names('250')).toEqual(['verbatim.query.batch-size']);
  expect(names('BATCH')).toEqual(['verbatim.query.batch-size']);
  expect(names('', true)).toEqual(['verbatim.query.batch-size']);
  expect(names('no such thing')).toEqual([]);
});
