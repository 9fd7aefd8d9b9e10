import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { socketPage } from './socket-page.mjs';

/** Writes the pages, what they load, and the contract itself with its examples beside it. */
export function build({ contract, target, source, modules }) {
  const http = parse(readFileSync(join(contract, 'openapi.yaml'), 'utf8'));
  const socket = parse(readFileSync(join(contract, 'asyncapi.yaml'), 'utf8'));
  const example = (path) => JSON.parse(readFileSync(join(contract, path), 'utf8'));

  cpSync(contract, target, { recursive: true });
  cpSync(join(source, 'pages'), target, { recursive: true });
  cpSync(join(modules, 'openapi-explorer/dist/browser/openapi-explorer.min.js'), join(target, 'openapi-explorer.js'));
  cpSync(join(modules, 'openapi-explorer/LICENSE'), join(target, 'openapi-explorer.LICENSE.txt'));
  writeFileSync(join(target, 'openapi.json'), JSON.stringify(withExamples(http, example)));
  const frame = readFileSync(join(source, 'socket.html'), 'utf8');
  writeFileSync(join(target, 'socket.html'), frame.replace('<!-- reference -->', () => socketPage(http, socket, example)));
}

/** The reference page does not follow `externalValue`, so the values stand in its copy. */
export function withExamples(node, example) {
  if (Array.isArray(node)) return node.map((each) => withExamples(each, example));
  if (node === null || typeof node !== 'object') return node;
  const { externalValue, ...rest } = node;
  const copy = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withExamples(value, example)]));
  return typeof externalValue === 'string' ? { ...copy, value: example(externalValue) } : copy;
}
