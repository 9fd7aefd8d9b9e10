// Processes that end when this one does, however it ends.
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const GRACE_MILLIS = 30_000;

// Hears of each process group by a line of its input. The system closes that with us, and then whatever is left has to go.
const WATCH = `trap '' INT TERM HUP
groups=
while read -r group; do groups="$groups $group"; done
for signal in TERM KILL; do
  for group in $groups; do kill -s $signal -- -$group 2>/dev/null; done
  [ $signal = KILL ] || for second in 1 2 3 4 5 6 7 8 9 10; do
    alive=; for group in $groups; do kill -0 -- -$group 2>/dev/null && alive=1; done
    [ -z "$alive" ] || sleep 1
  done
done`;

let watch;

function watchOver(group) {
  watch ??= spawn('/bin/sh', ['-c', WATCH], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  watch.unref();
  watch.stdin.unref?.();
  watch.stdin.write(`${group}\n`);
}

/** A command in a process group of its own, whose output goes to a file. */
export class Part {
  #child;
  #ended;
  #ending = false;

  /** @param died called when it ends without having been told to */
  constructor(name, log, died) {
    Object.assign(this, { name, log, died });
  }

  start([command, ...args], environment, cwd) {
    mkdirSync(dirname(this.log), { recursive: true });
    const output = openSync(this.log, 'a');
    this.#ending = false;
    this.#child = spawn(command, args, {
      cwd,
      env: environment,
      detached: true,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    this.#ended = new Promise((resolve) => {
      const end = (how) => {
        resolve();
        if (!this.#ending) this.died(this, how);
      };
      this.#child.once('error', (error) => end(error.message));
      this.#child.once('exit', (code, signal) => end(signal ?? `status ${code}`));
    });
    if (this.#child.pid) watchOver(this.#child.pid);
  }

  get isAlive() {
    return this.#child?.exitCode === null && this.#child.signalCode === null;
  }

  /** In order, and by force after a while; its whole group. */
  async end() {
    this.#ending = true;
    if (!this.#child?.pid) return;
    this.#signal('SIGTERM');
    await Promise.race([this.#ended, pause(GRACE_MILLIS, undefined, { ref: false })]);
    this.#signal('SIGKILL');
    await this.#ended;
  }

  /** The last lines that it wrote. */
  lastWords(lines = 15) {
    return readFileSync(this.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  }

  #signal(name) {
    try {
      process.kill(-this.#child.pid, name);
    } catch {
      // Nobody of the group is left.
    }
  }
}

const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Ports below those that the system gives to outgoing connections, so that a process finds its own free after a restart. */
export async function freePort(taken) {
  for (;;) {
    const port = 15_000 + Math.floor(Math.random() * 17_000);
    if (!taken.has(port) && (await isFree(port))) {
      taken.add(port);
      return port;
    }
  }
}

/** Whether somebody accepts connections. */
export const listens = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.setTimeout(2_000, () => done(false));
  });

/** Whether a role says that it is ready. */
export const isReady = (port) =>
  fetch(`http://127.0.0.1:${port}/actuator/health/readiness`, { signal: AbortSignal.timeout(3_000) }).then(
    (response) => response.ok,
    () => false,
  );

export async function until(condition, stillWorthIt) {
  while (!(await condition())) {
    if (!stillWorthIt()) return false;
    await pause(100);
  }
  return true;
}
