// Maven's door to npm: lints the contract. Installs the linter only when its lock file has changed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));

function npm(...args) {
  const { status, error } = spawnSync('npm', args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) throw new Error('api-spec needs Node.js 20.19 or newer with npm on the PATH', { cause: error });
  if (status !== 0) process.exit(status ?? 1);
}

const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
const installed = join(root, 'node_modules/.verbatim-lock');
if (!existsSync(installed) || readFileSync(installed, 'utf8') !== lock) {
  npm('ci', '--no-audit', '--no-fund');
  writeFileSync(installed, lock);
}
npm('test', '--silent');
