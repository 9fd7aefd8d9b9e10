// The first load (every script that index.html names) must stay small on a phone's connection.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 300;
const dist = new URL('../dist/', import.meta.url);
const html = readFileSync(new URL('index.html', dist), 'utf8');

const scripts = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1]);
const bytes = scripts.reduce(
  (sum, name) => sum + gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length,
  0,
);
const kilobytes = bytes / 1024;
console.log(`first load: ${kilobytes.toFixed(1)} KB of compressed JavaScript (limit ${LIMIT_KB} KB)`);
if (kilobytes > LIMIT_KB) {
  console.error('The first load is too large: split a route off, or drop a dependency.');
  process.exit(1);
}
if (/<script(?![^>]*\bsrc=)/.test(html)) {
  console.error(
    "index.html holds an inline script, which the content security policy (script-src 'self') forbids.",
  );
  process.exit(1);
}
