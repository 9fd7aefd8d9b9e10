// What was removed from the sources must not stay in the package.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';

const root = new URL('../', import.meta.url);
rmSync(new URL('dist', root), { recursive: true, force: true });
const target = new URL('target/', root);
mkdirSync(target, { recursive: true });
for (const name of readdirSync(target)) if (name.endsWith('.tgz')) rmSync(new URL(name, target));
