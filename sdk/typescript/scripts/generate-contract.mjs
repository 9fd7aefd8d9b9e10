// Types of the HTTP calls and of the socket frames, from the one contract that server and clients share.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const contract = new URL('../../../api-spec/src/main/resources/contract/openapi.yaml', import.meta.url);
const target = new URL('../src/generated/contract.ts', import.meta.url);
const header = '// Generated from api-spec by `npm run contract`; never edited, never committed.\n';

/** Examples say nothing about types, and resolving each of their files takes time. */
const withoutExamples = (key, value) =>
  value &&
  typeof value === 'object' &&
  !Array.isArray(value) &&
  'examples' in value &&
  !('properties' in value)
    ? { ...value, examples: undefined }
    : value;

const upToDate = existsSync(target) && statSync(target).mtimeMs > statSync(contract).mtimeMs;
if (!upToDate) {
  const document = parse(readFileSync(contract, 'utf8'), withoutExamples);
  const source =
    header + astToString(await openapiTS(JSON.parse(JSON.stringify(document)), { silent: true }));
  mkdirSync(new URL('.', target), { recursive: true });
  writeFileSync(target, source);
}
