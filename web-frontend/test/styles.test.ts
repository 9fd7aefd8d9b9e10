// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));
const mantine = dirname(createRequire(import.meta.url).resolve('@mantine/core/styles.css'));
const index = join(mantine, 'esm/index.mjs');

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(entry.name)) yield readFileSync(path, 'utf8');
  }
}

/** What a piece of source takes from Mantine, without types. */
function taken(source: string): string[] {
  const imports = source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g);
  return [...imports].flatMap(([, names = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => /^[A-Z]/.test(name)),
  );
}

const importsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/from "(\.[^"]+\.mjs)"/g)].map(([, to = '']) =>
    resolve(dirname(path), to),
  );

const homes = new Map(
  [...readFileSync(index, 'utf8').matchAll(/import \{ ([^}]+) \} from "(\.[^"]+)";/g)].flatMap(
    ([, names = '', to = '']) =>
      names.split(', ').map((name) => [name, resolve(dirname(index), to)] as const),
  ),
);

/** The stylesheets of these components, and of all that they are made of. */
function stylesOf(components: Iterable<string>): Set<string> {
  const seen = new Set<string>();
  const found = new Set<string>();
  const walk = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const name = /^(.+)\.module\.mjs$/.exec(basename(path))?.[1];
    if (name === undefined) importsOf(path).forEach(walk);
    else if (existsSync(join(mantine, 'styles', `${name}.css`))) found.add(name);
    else found.add(basename(dirname(path)));
  };
  for (const component of components) {
    const home = homes.get(component);
    if (home === undefined) throw new Error(`Where does Mantine have ${component}?`);
    walk(home);
  }
  return found;
}

const loaded = new Set(
  [
    ...readFileSync(join(src, 'ui/styles.ts'), 'utf8').matchAll(/@mantine\/core\/styles\/([A-Z]\w+)\.css/g),
  ].map(([, name = '']) => name),
);
const used = new Set([...sources(src)].flatMap(taken));

test('every component has its styles, and the styles of what it is made of', () => {
  expect(used.size).toBeGreaterThan(20);
  const missing = [...stylesOf(used)].filter((name) => !loaded.has(name));
  expect(missing).toEqual([]);
});

test('no styles are loaded that no component needs', () => {
  const needed = stylesOf(used);
  expect([...loaded].filter((name) => !needed.has(name))).toEqual([]);
});

test('a component whose styles were forgotten would be noticed', () => {
  expect(taken("import { Button, Slider, type MantineTheme } from '@mantine/core'")).toEqual([
    'Button',
    'Slider',
  ]);
  expect([...stylesOf(['Slider'])].filter((name) => !loaded.has(name))).toContain('Slider');
  expect([...stylesOf(['Modal'])]).toEqual(expect.arrayContaining(['ModalBase', 'Overlay', 'Paper']));
});
