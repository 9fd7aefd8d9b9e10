import { readdirSync } from 'node:fs';

/** Who stands on whom; a folder of src that is not named here is a foundation, and may only use what is listed for it. */
const FOUNDATIONS = {
  config: [],
  ui: ['config'],
  api: ['config'],
  realtime: ['config', 'api'],
};

/** What talks to a server. */
const NETWORK = ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource'];
const ASK_THE_SDK = 'Only @verbatim/sdk talks to the server.';

const folders = (path) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

const restrict = (files, forbidden) => ({
  name: `layers of ${files[0]}`,
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { group: ['../*', '..'], message: 'Import across folders with "@/".' },
          { group: ['socket.io-client', 'openapi-fetch'], message: ASK_THE_SDK },
          ...forbidden.map(({ path, why }) => ({ group: [`@/${path}`, `@/${path}/**`], message: why })),
        ],
      },
    ],
    'no-restricted-globals': ['error', ...NETWORK.map((name) => ({ name, message: ASK_THE_SDK }))],
    'no-restricted-properties': [
      'error',
      ...['window', 'globalThis', 'self'].flatMap((object) =>
        NETWORK.map((property) => ({ object, property, message: ASK_THE_SDK })),
      ),
    ],
  },
});

/**
 * @param {string} src the folder of the sources
 * @returns {import('eslint').Linter.Config[]}
 *
 * The direction of imports, read off the directory listing: app -> features -> foundations, and no feature knows
 * another one. A new feature or foundation is under these rules from the moment its folder exists.
 */
export function layers(src) {
  const features = folders(`${src}/features`);
  const foundations = folders(src).filter((name) => name !== 'app' && name !== 'features');
  const above = [
    { path: 'app', why: 'Only main.tsx uses the app.' },
    { path: 'features', why: 'A foundation knows no feature.' },
  ];
  return [
    restrict(['src/app/**', 'src/*.{ts,tsx}'], []),
    ...features.map((feature) =>
      restrict(
        [`src/features/${feature}/**`],
        [
          above[0],
          ...features
            .filter((other) => other !== feature)
            .map((other) => ({
              path: `features/${other}`,
              why: 'Features do not import each other: let the app compose them.',
            })),
        ],
      ),
    ),
    ...foundations.map((foundation) =>
      restrict(
        [`src/${foundation}/**`],
        [
          ...above,
          ...foundations
            .filter((other) => other !== foundation && !(FOUNDATIONS[foundation] ?? []).includes(other))
            .map((other) => ({ path: other, why: `${foundation} does not stand on ${other}.` })),
        ],
      ),
    ),
  ];
}
