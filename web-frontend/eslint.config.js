import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { layers } from './eslint/layers.js';

const src = fileURLToPath(new URL('./src', import.meta.url));

export default tseslint.config(
  { ignores: ['dist', 'target', 'node_modules'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  reactHooks.configs.flat['recommended-latest'],
  { files: ['**/*.tsx'], ...jsxA11y.flatConfigs.recommended },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_$', varsIgnorePattern: '^_$' }],
    },
  },
  { files: ['public/**'], languageOptions: { globals: globals.browser, sourceType: 'script' } },
  {
    files: ['src/**/*.{ts,tsx}'],
    languageOptions: { globals: globals.browser },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Texts of people are shown as text, never as markup.',
        },
      ],
    },
  },
  {
    files: ['scripts/**', 'e2e/**', 'eslint/**', '*.{js,mjs,ts}'],
    languageOptions: { globals: globals.node },
  },
  { files: ['service-worker/**'], languageOptions: { globals: globals.serviceworker, sourceType: 'script' } },
  {
    files: ['e2e/**', 'scripts/{measur*,scene,screenshots}.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  ...layers(src),
);
