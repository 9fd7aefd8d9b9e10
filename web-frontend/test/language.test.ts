// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { adminCatalogues } from '@/config/admin-strings';
import { bestOf, LANGUAGES, type Language } from '@/config/language';
import { counter } from '@/config/plurals';
import { auditCatalogues } from '@/config/audit-strings';
import { moderationCatalogues } from '@/config/moderation-strings';
import { oversightCatalogues } from '@/config/oversight-strings';
import { recordingCatalogues } from '@/config/recording-strings';
import { catalogues } from '@/config/strings';
import { travelCatalogues } from '@/config/travel-strings';

type Leaf = string | ((...words: never[]) => string);

function* leaves(words: object, path = ''): Generator<[string, Leaf]> {
  for (const [key, value] of Object.entries(words)) {
    const name = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'object') yield* leaves(value, name);
    else yield [name, value];
  }
}

function said(leaf: Leaf, ...words: unknown[]): string {
  return typeof leaf === 'string' ? leaf : (leaf as (...words: unknown[]) => string)(...words);
}

/** Those of everybody, and those that are loaded with what shows them. */
const wordsOf = (language: Language) =>
  new Map(
    leaves({
      ...catalogues[language],
      admin: adminCatalogues[language],
      audit: auditCatalogues[language],
      moderation: moderationCatalogues[language],
      oversight: oversightCatalogues[language],
      recording: recordingCatalogues[language],
      travel: travelCatalogues[language],
    }),
  );

const english = wordsOf('en');
const others = (Object.keys(LANGUAGES) as Language[]).filter((language) => language !== 'en');

/** Words that are the same in both languages. */
const SAME = new Set([
  'Verbatim',
  'Name',
  'Chats',
  'Online',
  'System',
  'Status',
  'Person',
  'Bot',
  'Alt',
  'Esc',
  'Emojis',
  'Admin',
  'Chat',
  'Code',
  'Server',
]);

describe.each(others)('the words in %s', (language) => {
  const words = wordsOf(language);

  test('are all there, and no others', () => {
    expect([...words.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('are translated', () => {
    const left = [...words].filter(
      ([name, leaf]) =>
        typeof leaf === 'string' && leaf === english.get(name) && !SAME.has(leaf) && /[a-z]{2}/.test(leaf),
    );
    expect(left).toEqual([]);
  });

  test('say what they are given', () => {
    for (const [name, leaf] of words) {
      if (typeof leaf === 'string') continue;
      expect(leaf.length, name).toBe((english.get(name) as Leaf).length);
      const inEnglish = said(english.get(name) as Leaf, 7, 'second');
      const text = said(leaf, 7, 'second');
      expect(text.includes('7'), name).toBe(inEnglish.includes('7'));
      expect(text.includes('second'), name).toBe(inEnglish.includes('second'));
    }
  });
});

describe('the language of a page', () => {
  test.each([
    ['de', ['de-CH', 'en']],
    ['de', ['fr', 'DE', 'en']],
    ['en', ['en-GB', 'de']],
    ['en', ['fr', 'toString']],
    ['en', []],
  ])('is %s for a browser that wants %j', (language, wanted) => {
    expect(bestOf(wanted)).toBe(language);
  });

  test('decides the form of a number', () => {
    const forms = { one: '# Tag', other: '# Tage' };
    expect([0, 1, 2, 12_345].map((n) => counter('de')(n, forms))).toEqual([
      '0 Tage',
      '1 Tag',
      '2 Tage',
      '12.345 Tage',
    ]);
    const polish = { one: '# plik', few: '# pliki', many: '# plików', other: '# pliku' };
    expect([1, 3, 5].map((n) => counter('pl')(n, polish))).toEqual(['1 plik', '3 pliki', '5 plików']);
  });
});

/** Properties that name a side of the screen, where a language decides which side comes first. */
const PHYSICAL =
  /(^|[\s;{-])(left|right)\s*:|(margin|padding|border)-(left|right)\b|(text-align|float)\s*:\s*(left|right)/m;
const UNEVEN = /(margin|padding|inset)\s*:\s*[^\s;]+\s+([^\s;]+)\s+[^\s;]+\s+(?!\2\s*;)[^\s;]+\s*;/;

describe('the layout', () => {
  const src = fileURLToPath(new URL('../src', import.meta.url));
  const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.css'),
  );

  test('is found', () => expect(sheets.length).toBeGreaterThan(10));

  test.each(sheets)('knows no left and right in %s', (sheet) => {
    const css = readFileSync(`${src}/${sheet}`, 'utf8');
    expect(css).not.toMatch(PHYSICAL);
    expect(css).not.toMatch(UNEVEN);
  });

  test.each(['a { left: 0 }', 'a { margin-right: 1px; }', 'a { text-align: left; }'])(
    'would be caught in %s',
    (css) => expect(css).toMatch(PHYSICAL),
  );

  test('would be caught in a list of four sides', () => {
    expect('margin: 0 1px 0 2px;').toMatch(UNEVEN);
    expect('margin: 0 1px 0 1px;').not.toMatch(UNEVEN);
  });
});
