// Maven's door to npm, run in the folder of an npm package: `node npm-build.mjs dist|check TARGET_DIR`. Runs npm only
// when an input has changed since the last success, so that a build of the whole project costs nothing here most of
// the time. The inputs are the contract, the package, and the packages beside it that it depends on.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const contract = join(root, 'api-spec/src/main/resources/contract');
const [task, target] = process.argv.slice(2);
const ignored = new Set(['node_modules', 'dist', 'target', 'generated', 'e2e']);
const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

function* files(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (ignored.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function unlessUnchanged(stamp, hash, products, work) {
  const unchanged = products.every(existsSync) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (unchanged) return;
  rmSync(stamp, { force: true });
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

function npm(cwd, ...args) {
  const { status, error } = spawnSync('npm', args, {
    cwd,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) throw new Error('the build needs Node.js 20.19 or newer with npm on the PATH', { cause: error });
  if (status !== 0) process.exit(status ?? 1);
}

const modules = join(root, 'node_modules');
const lock = join(root, 'package-lock.json');
unlessUnchanged(join(modules, '.verbatim-lock'), hashOf([lock]), [modules], () =>
  npm(root, 'ci', '--no-audit', '--no-fund'),
);

const here = process.cwd();
const packages = manifestOf(root).workspaces.map((folder) => join(root, folder));
const wanted = Object.keys(manifestOf(here).dependencies);
const beside = packages.filter((folder) => wanted.includes(manifestOf(folder).name));
const inputs = hashOf([lock, ...[here, ...beside, contract].flatMap((folder) => [...files(folder)])]);
if (task === 'dist') {
  unlessUnchanged(join(target, 'dist.stamp'), inputs, [join(here, 'dist')], () => npm(here, 'run', 'dist'));
} else if (task === 'check') {
  unlessUnchanged(join(target, 'check.stamp'), inputs, [], () => npm(here, 'run', 'check'));
} else {
  throw new Error(`unknown task ${task}: dist or check`);
}
