// Builds the reference pages into a folder: `node build.mjs FOLDER`. Installs what it needs when the lock file has changed, and does nothing
// when no input has.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const contract = join(root, '../api-spec/src/main/resources/contract');
const target = resolve(process.argv[2] ?? join(root, 'target/docs'));

function files(path) {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function installed() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = join(root, 'node_modules/.verbatim-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const { status, error } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) throw new Error('api-docs needs Node.js 20.19 or newer with npm on the PATH', { cause: error });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, lock);
}

const hash = createHash('sha256');
for (const path of [join(root, 'build.mjs'), join(root, 'package-lock.json'), ...files(join(root, 'src')), ...files(contract)])
  hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
const inputs = hash.digest('hex');
const stamp = `${target}.stamp`;
if (!existsSync(join(target, 'index.html')) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== inputs) {
  installed();
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const { build } = await import('./src/build/site.mjs');
  build({ contract, target, source: join(root, 'src'), modules: join(root, 'node_modules') });
  writeFileSync(stamp, inputs);
}
