import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const { version } = JSON.parse(read('../package.json')) as { version: string };

test('the version is that of the contract', () => {
  const contract = parse(read('../../../api-spec/src/main/resources/contract/openapi.yaml')) as {
    info: { version: string };
  };
  expect(version).toBe(contract.info.version);
});

test('the README names the tarball of this version', () => {
  const names = read('../README.md').match(/verbatim-sdk-[\w.-]+?\.tgz/g) ?? [];
  expect(new Set(names)).toEqual(new Set([`verbatim-sdk-${version}.tgz`]));
});
