// Plays a recording of the web app's flight recorder with this build: node scripts/replay.mjs FILE
// Ends with 0 when everything comes out as it was recorded and as the server said, with 1 when not, and with 2 when it cannot be played.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

async function play(file) {
  const recording = JSON.parse(await readFile(file, 'utf8'));
  const vite = await createServer({
    root,
    configFile: false,
    resolve: { alias: { '@': fileURLToPath(new URL('../src', import.meta.url)) } },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const { replay } = await vite.ssrLoadModule('/src/realtime/replay.ts');
    return { recording, astray: replay(recording) };
  } finally {
    await vite.close();
  }
}

function what({ kind, frame, key, state }) {
  return frame
    ? `${kind} ${frame.event} at position ${frame.data.position ?? '-'}`
    : `${kind} ${key?.join('/') ?? state ?? ''}`;
}

function tell({ recording, astray }) {
  const entries = recording.stretches.reduce((sum, stretch) => sum + stretch.entries.length, 0);
  console.log(`${entries} entries in ${recording.stretches.length} stretches played`);
  for (const { stretch, entry, place } of astray) {
    const at =
      entry === undefined
        ? 'at the end'
        : `after entry ${entry} (${what(recording.stretches[stretch].entries[entry])})`;
    console.log(`stretch ${stretch}, ${at}: ${place} is otherwise`);
  }
  console.log(
    astray.length === 0 ? 'Everything comes out as it was.' : `${astray.length} places come out otherwise.`,
  );
  return astray.length === 0 ? 0 : 1;
}

try {
  if (process.argv.length !== 3) throw new Error('usage: replay FILE');
  process.exitCode = tell(await play(process.argv[2]));
} catch (failed) {
  console.error(`Not played: ${failed.message}`);
  process.exitCode = 2;
}
