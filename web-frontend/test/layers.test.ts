// @vitest-environment node
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import globals from 'globals';
import { expect, test } from 'vitest';
import { layers } from '../eslint/layers.js';

const rules = layers(fileURLToPath(new URL('../src', import.meta.url)));

function complaints(file: string, imported: string): number {
  return complaintsAbout(file, `import { thing } from '${imported}';\nexport const other = thing;\n`);
}

function complaintsAbout(file: string, source: string): number {
  const languageOptions = { globals: globals.browser };
  return new Linter().verify(source, [{ languageOptions }, ...rules], `src/${file}`).length;
}

test.each([
  ['a feature imports another feature', 'features/chat/probe.js', '@/features/message/rows'],
  ['a feature imports the app', 'features/chat/probe.js', '@/app/App'],
  ['a foundation imports a feature', 'realtime/probe.js', '@/features/chat/title'],
  ['the look imports calls', 'ui/probe.js', '@/api/client'],
  ['the calls import the socket', 'api/probe.js', '@/realtime/runtime'],
  ['somebody climbs out of a folder', 'features/chat/probe.js', '../message/rows'],
])('the linter complains when %s', (_, file, imported) => {
  expect(complaints(file, imported)).toBe(1);
});

test.each([
  ['the app imports a feature', 'app/probe.js', '@/features/chat/title'],
  ['a feature imports a foundation', 'features/chat/probe.js', '@/realtime/queries'],
  ['a feature imports itself', 'features/chat/probe.js', './title'],
])('the linter is content when %s', (_, file, imported) => {
  expect(complaints(file, imported)).toBe(0);
});

test.each([
  ['a feature fetches', 'features/chat/probe.js', "export const page = fetch('/api/chats');"],
  ['a foundation fetches', 'realtime/probe.js', "export const page = window.fetch('/api/chats');"],
  ['the app opens a socket', 'app/probe.js', "export const socket = new WebSocket('/ws');"],
  ['a feature sends a form', 'features/user/probe.js', 'export const request = new XMLHttpRequest();'],
  ['somebody brings a client along', 'api/probe.js', "export { io } from 'socket.io-client';"],
])('the linter complains when %s past the SDK', (_, file, source) => {
  expect(complaintsAbout(file, source)).toBe(1);
});
