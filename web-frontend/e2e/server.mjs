import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { PATIENCE } from './browser.mjs';

const JAR = fileURLToPath(new URL('../../standalone/target/verbatim.jar', import.meta.url));
const READY = 'Verbatim is ready at ';

/** How a server is started: `$SERVER_COMMAND`, a JSON array of words, or the jar if it was built. */
function command() {
  if (process.env.SERVER_COMMAND) return JSON.parse(process.env.SERVER_COMMAND);
  if (!existsSync(JAR)) throw new Error(`Build ${JAR} first, or say $SERVER_COMMAND.`);
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  return [java, '-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-jar', JAR];
}

/** A server of one test's own, which can be killed and started again: at the same address, on the same data. */
export class Server {
  /** Its data folder. */
  data;
  #process;
  #port = 0;

  static async start() {
    const server = new Server();
    server.data = await mkdtemp(join(tmpdir(), 'verbatim-e2e-'));
    await server.again();
    return server;
  }

  /** Starts it again after it was killed; done when it is ready. */
  async again() {
    const [program, ...words] = command();
    const child = spawn(program, words, {
      env: { ...process.env, VERBATIM_DATA: this.data, VERBATIM_PORT: String(this.#port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#process = child;
    this.url = await new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('The server does not come up')), 2 * PATIENCE);
      child.once('exit', (status) => reject(new Error(`The server ended with ${status}`)));
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (!line.startsWith(READY)) return;
        clearTimeout(late);
        resolve(line.slice(READY.length).replace(/\/$/, ''));
      });
    });
    this.#port = Number(new URL(this.url).port);
  }

  /** `kill -9`. */
  async kill() {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  async close() {
    await this.kill();
    await rm(this.data, { recursive: true, force: true });
  }
}
