import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const module = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Lints the files of a copy of this module's folder; asks and tells nobody on the network. */
export function lint(folder = module) {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [
      join(module, 'node_modules/@redocly/cli/bin/cli.js'),
      'lint',
      'openapi',
      'asyncapi',
      '--format=stylish',
      '--max-problems=1000',
    ],
    {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        REDOCLY_TELEMETRY: 'off',
        REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
        FORCE_COLOR: '0',
        NO_COLOR: '1',
      },
    },
  );
  if (error) throw error;
  return { passed: status === 0, said: stdout + stderr };
}
