// @vitest-environment node
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { VerbatimError, type FailureCode } from '@verbatim/sdk';
import { explain } from '@/api/explain';
import { catalogues } from '@/config/strings';

const contract = readFileSync(
  fileURLToPath(new URL('../../api-spec/src/main/resources/contract/openapi.yaml', import.meta.url)),
  'utf8',
);
const [, words = ''] = /\n {4}ErrorCode:[^]*?\n {6}enum:\n((?: {8}- [a-z-]+\n)+)/.exec(contract) ?? [];
const codes = [...words.matchAll(/- ([a-z-]+)/g)].map(([, code]) => code as FailureCode);

test('each code of the contract is explained in each language', () => {
  expect(codes.length).toBeGreaterThan(25);
  for (const [language, { problem }] of Object.entries(catalogues))
    for (const code of codes) expect(problem.codes[code], `${code} in ${language}`).toMatch(/\w.*\.$/);
});

test("the server's own words are shown for a code that is not known, and never for one that is", () => {
  for (const code of codes)
    expect(explain(new VerbatimError(code, 'in English', { status: 400 }))).not.toContain('in English');
  const newer = 'brand-new' as FailureCode;
  expect(explain(new VerbatimError(newer, 'Do that instead.', { status: 409 }))).toBe('Do that instead.');
  expect(explain(new VerbatimError(newer, 'stack trace', { status: 500 }))).toBe('Something went wrong.');
  expect(explain(new TypeError('internals'))).toBe('Something went wrong.');
});
