import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isAccessible } from './accessibility.mjs';
import { launch } from './browser.mjs';
import { Person } from './person.mjs';

const REPLAY = fileURLToPath(new URL('../scripts/replay.mjs', import.meta.url));
const SECRET = 'The wheel of gold';

let browser;
let folder;
let ada;
let grace;

before(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), 'verbatim-recording-'));
  [ada, grace] = await Promise.all([Person.at(browser, 'Ada'), Person.at(browser, 'Grace')]);
  await Promise.all([ada.register(), grace.register()]);
  await ada.startChatWith(grace);
  await ada.say(SECRET);
  await grace.open('Ada');
  await grace.sees(SECRET);
});

after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

function replay(file) {
  const { status, stdout, stderr } = spawnSync('node', [REPLAY, file], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

test('what a tab was told through a tunnel is downloaded, and plays back with this build', async () => {
  await ada.enterTunnel();
  await grace.say('Into the tunnel');
  await ada.say('From the tunnel');
  await ada.leaveTunnel();
  await ada.sees('Into the tunnel');
  await grace.sees('From the tunnel');

  await ada.page.getByRole('button', { name: /^Account of/ }).click();
  await ada.page.getByRole('menuitem', { name: 'Something looks wrong?' }).click();
  const dialog = ada.page.getByRole('dialog', { name: 'Something looks wrong?' });
  await dialog.getByRole('button', { name: 'Compare with the server' }).click();
  await dialog.getByText('Everything here is as the server has it.').waitFor();
  await isAccessible(ada.page, 'recording');
  const saved = ada.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download the recording' }).click();
  const file = await (await saved).path();

  const text = await readFile(file, 'utf8');
  assert.ok(!text.includes('tunnel') && !text.includes(SECRET) && !text.includes(ada.username));
  const recording = JSON.parse(text);
  const entries = recording.stretches.flatMap((stretch) => stretch.entries);
  const kinds = new Set(entries.map(({ kind }) => kind));
  assert.deepEqual([...kinds].sort(), ['check', 'connection', 'frame', 'part', 'sent']);
  const played = replay(file);
  assert.equal(played.status, 0, played.said);

  const last = entries.findLast(({ kind, frame }) => kind === 'frame' && frame.event === 'receive_message');
  const without = recording.stretches.map((stretch) => ({
    ...stretch,
    entries: stretch.entries.filter(
      ({ frame }) => frame?.event !== 'receive_message' || frame.data.id !== last.frame.data.id,
    ),
  }));
  const tampered = join(folder, 'tampered.json');
  await writeFile(tampered, JSON.stringify({ ...recording, stretches: without }));
  const otherwise = replay(tampered);
  assert.equal(otherwise.status, 1, otherwise.said);
  assert.match(otherwise.said, /timeline\/.* is otherwise/);
  assert.deepEqual([...ada.errors, ...grace.errors], []);
});

test('with texts it holds them, when that is asked for', async () => {
  const dialog = ada.page.getByRole('dialog', { name: 'Something looks wrong?' });
  await dialog.getByRole('switch', { name: /With texts and names/ }).check({ force: true });
  const saved = ada.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download the recording' }).click();
  const file = await (await saved).path();
  assert.ok((await readFile(file, 'utf8')).includes(SECRET));
  assert.equal(replay(file).status, 0);
});
