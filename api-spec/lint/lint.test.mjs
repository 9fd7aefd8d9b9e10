import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { lint } from './redocly.mjs';

const module = join(dirname(fileURLToPath(import.meta.url)), '..');
const contract = 'src/main/resources/contract';

/** File, what is taken out of it, what is put there instead, and the rule that sees it. */
const MISTAKES = [
  ['openapi', '      operationId: register\n', '', 'rule/operation-says-what-it-is'],
  ['openapi', 'operationId: login\n', 'operationId: log_in\n', 'rule/operation-id-is-a-verb-and-a-noun'],
  ['openapi', 'operationId: getUser\n', 'operationId: getMe\n', 'operation-operationId-unique'],
  ['openapi', '      summary: One chat\n', '', 'operation-summary'],
  [
    'openapi',
    '      description: E-mail and username are unique regardless of case.\n',
    '',
    'rule/operation-says-what-it-is',
  ],
  [
    'openapi',
    '              examples:\n                ada: { externalValue: examples/http/getMe.200.json }\n',
    '',
    'rule/json-has-an-example',
  ],
  ['openapi', '          description: How a username,', '          x-text: How a username,', 'parameter-description'],
  ['openapi', "schemas/UserList' }", "schemas/UserLists' }", 'no-unresolved-refs'],
  ['openapi', '      name: chatId\n      in: path', '      name: chat\n      in: path', 'path-parameters-defined'],
  ['openapi', 'required: [userId, online]', 'required: [userId, offline]', 'no-required-schema-properties-undefined'],
  ['openapi', '      examples: [4]', "      examples: ['4']", 'no-invalid-schema-examples'],
  ['openapi', '      type: http\n      scheme: bearer', '      type: http', 'struct'],
  [
    'asyncapi',
    '    summary: The user has stopped typing.\n    channel',
    '    channel',
    'rule/operation-says-what-it-is',
  ],
  [
    'asyncapi',
    '      examples:\n        - payload: { $ref: \'./examples/frames/server/heartbeat.json\' }\n',
    '',
    'rule/message-has-an-example',
  ],
  ['asyncapi', 'examples/frames/server/resync.json', 'examples/frames/server/none.json', 'no-unresolved-refs'],
];

test('the contract passes', () => {
  const { passed, said } = lint();
  assert.ok(passed, said);
});

test('each mistake is seen by its rule', () => {
  const copy = mkdtempSync(join(tmpdir(), 'contract-lint-'));
  try {
    for (const name of ['redocly.yaml', '.redocly.lint-ignore.yaml', contract])
      cpSync(join(module, name), join(copy, name), { recursive: true });
    for (const [file, right, wrong] of MISTAKES) {
      const path = join(copy, contract, `${file}.yaml`);
      const text = readFileSync(path, 'utf8');
      assert.ok(text.includes(right), `${file}.yaml has no more: ${right}`);
      writeFileSync(path, text.replace(right, wrong));
    }
    const { passed, said } = lint(copy);
    assert.ok(!passed, said);
    for (const [file, right, , rule] of MISTAKES)
      assert.match(said, new RegExp(`\\s${rule}\\s`), `${rule} did not see the mistake in ${file}: ${right}`);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});
