// Writes dist/sw.js: the service worker, with the names of the files of this build that the app starts with.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);
const source = readFileSync(new URL('../service-worker/worker.js', import.meta.url), 'utf8');

/** Large, and only wanted by who looks for an emoji while there is a network; and what is not served at all. */
const LATER = /^(assets\/(data|messages)-|sbom\/)/;

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'sw.js')
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(dist.pathname.length).replace(/^\//, ''))
  .filter((name) => !LATER.test(name))
  .sort();
const hash = createHash('sha256').update(source);
for (const name of files)
  hash
    .update(name)
    .update('\0')
    .update(readFileSync(new URL(name, dist)));

const constants = [
  `const VERSION = ${JSON.stringify(hash.digest('hex').slice(0, 16))};`,
  `const FILES = ${JSON.stringify(files.map((name) => `/${name}`))};`,
];
writeFileSync(new URL('sw.js', dist), `${constants.join('\n')}\n${source}`);
console.log(`service worker: keeps ${files.length} files`);
