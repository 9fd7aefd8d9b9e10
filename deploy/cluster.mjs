// The services of docker-compose.yml as processes of this machine: `./dev cluster`. Ctrl-C ends all; SIGUSR2 restarts the roles one by one.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addresses, onLoopback, portKey, services } from './cluster/compose.mjs';
import { freePort, isReady, listens, Part, until } from './cluster/processes.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const {
  JAVA,
  VERBATIM_JAR,
  VERBATIM_DATA,
  VERBATIM_WEB_ROOT,
  VERBATIM_PORT,
  VERBATIM_HEAP,
  VERBATIM_MONGODB,
} = process.env;
const SECRETS = ['MONGODB_PASSWORD', 'MONGODB_KEY', 'REDIS_PASSWORD', 'RABBITMQ_PASSWORD', 'NODE_SECRET'];
const RABBIT = '/usr/lib/rabbitmq/bin/rabbitmq-server';
const say = (text) => console.log(text);

/** Made once for each data folder: the broker keeps the password of its first start. */
function secrets() {
  const file = join(VERBATIM_DATA, 'secrets.json');
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const made = Object.fromEntries(SECRETS.map((name) => [`VERBATIM_${name}`, randomBytes(24).toString('hex')]));
  const { privateKey } = generateKeyPairSync('ed25519');
  made.VERBATIM_PROOF_KEY = privateKey.export({ type: 'pkcs8', format: 'pem' });
  made.VERBATIM_PERSONALKEYS_MASTER = randomBytes(32).toString('base64');
  // A folder of an older version lacks what came later.
  const all = { ...made, ...kept };
  writeFileSync(file, JSON.stringify(all), { mode: 0o600 });
  return all;
}

function claimFolder() {
  mkdirSync(VERBATIM_DATA, { recursive: true });
  const file = join(VERBATIM_DATA, 'cluster.pid');
  if (existsSync(file)) {
    const other = Number(readFileSync(file, 'utf8'));
    let runs = true;
    try {
      process.kill(other, 0);
    } catch {
      runs = false;
    }
    if (runs) throw new Error(`a cluster runs on ${VERBATIM_DATA} already (process ${other})`);
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

const java = (...rest) => [
  JAVA,
  `-Xmx${VERBATIM_HEAP || '192m'}`,
  ...['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '--enable-native-access=ALL-UNNAMED'],
  ...['--sun-misc-unsafe-memory-access=allow', '-jar', VERBATIM_JAR, ...rest],
];

/** How each service runs without its container: programs to start in order, and the port on which it then listens. */
function programs(name, service, ports, password) {
  const folder = join(VERBATIM_DATA, name);
  mkdirSync(folder, { recursive: true });
  const base = {
    PATH: process.env.PATH,
    HOME: folder,
    LANG: 'C.UTF-8',
    AXONIQ_UPDATE_CHECKER_DISABLED: 'true',
  };
  const env = { ...base, ...service.environment };
  const port = (number) => ports.get(portKey(name, number));
  switch (name) {
    case 'mongo':
      return {
        port: port(27017),
        ready: listens,
        starts: [
          {
            command: java('store'),
            env: {
              ...base,
              VERBATIM_DATA: folder,
              VERBATIM_STORE_PORT: port(27017),
              VERBATIM_STORE_PASSWORD: password,
            },
          },
        ],
      };
    case 'redis': {
      const options = ['--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
      const command = ['redis-server', '--port', String(port(6379)), ...options];
      return {
        port: port(6379),
        ready: listens,
        starts: [{ command: [...command, '--requirepass', env.VERBATIM_REDIS_PASSWORD], env: base }],
      };
    }
    case 'rabbitmq':
      return { port: port(5672), ready: listens, starts: rabbit(folder, base, env, port) };
    case 'web': {
      const command = ['caddy', 'run', '--config', join(root, 'deploy/Caddyfile'), '--adapter', 'caddyfile'];
      const files = { VERBATIM_WEB_ROOT, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
      return {
        port: Number(VERBATIM_PORT),
        ready: listens,
        starts: [{ command, env: { ...env, ...files } }],
      };
    }
    default: {
      const port = Number(env.VERBATIM_PORT);
      return { port, ready: isReady, starts: [{ command: java(...service.command), env }], role: true };
    }
  }
}

/** With its port mapper in the foreground, since one that the server starts by itself would outlive it. */
function rabbit(folder, base, service, port) {
  const mapper = { ...base, ERL_EPMD_PORT: String(port('epmd')), ERL_EPMD_ADDRESS: '127.0.0.1' };
  const user = `default_user = ${service.RABBITMQ_DEFAULT_USER}\ndefault_pass = ${service.RABBITMQ_DEFAULT_PASS}\n`;
  writeFileSync(join(folder, 'rabbitmq.conf'), `${user}disk_free_limit.absolute = 1MB\n`, { mode: 0o600 });
  writeFileSync(join(folder, 'enabled_plugins'), '[].\n');
  const env = {
    ...mapper,
    RABBITMQ_NODENAME: 'verbatim@localhost',
    RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
    RABBITMQ_NODE_PORT: String(port(5672)),
    RABBITMQ_DIST_PORT: String(port('distribution')),
    RABBITMQ_MNESIA_BASE: join(folder, 'data'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
    RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'enabled_plugins'),
    // Without it the server runs below a shell script.
    RABBITMQ_ALLOW_INPUT: 'true',
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-noinput +S 2:2 +sbwt none',
  };
  return [
    { command: ['epmd', '-port', mapper.ERL_EPMD_PORT, '-address', '127.0.0.1'], env: mapper },
    { command: [RABBIT], env },
  ];
}

async function layOut() {
  const values = { ...secrets(), VERBATIM_SITE: `:${VERBATIM_PORT}` };
  const composed = services(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), values);
  const ports = new Map();
  const taken = new Set([Number(VERBATIM_PORT)]);
  const wanted = [...addresses(composed), portKey('rabbitmq', 'epmd'), portKey('rabbitmq', 'distribution')];
  for (const address of wanted) ports.set(address, await freePort(taken));
  const plan = onLoopback(composed, ports);
  const password = values.VERBATIM_MONGODB_PASSWORD;
  const store = `mongodb://verbatim:${password}@127.0.0.1:${ports.get('mongo:27017')}/?authMechanism=PLAIN&authSource=$external`;
  if (VERBATIM_MONGODB) delete plan.mongo;
  for (const service of Object.values(plan)) {
    service.dependsOn = service.dependsOn.filter((name) => name in plan);
    if (service.environment.VERBATIM_NODE_MONGODB)
      service.environment.VERBATIM_NODE_MONGODB = VERBATIM_MONGODB || store;
  }
  return Object.entries(plan).map(([name, service]) => ({
    name,
    dependsOn: service.dependsOn,
    ...programs(name, service, ports, password),
    parts: [],
  }));
}

let ending;

function end(status) {
  ending ??= (async () => {
    // Whoever needs others goes before them.
    const waiting = new Set(cluster);
    while (waiting.size > 0) {
      const needed = new Set([...waiting].flatMap((service) => service.dependsOn));
      const next = [...waiting].filter((service) => !needed.has(service.name));
      await Promise.all(next.flatMap((service) => [...service.parts].reverse().map((part) => part.end())));
      next.forEach((service) => waiting.delete(service));
    }
    release();
    process.exit(status);
  })();
  return ending;
}

function died(part, how) {
  if (ending) return;
  say(`${part.name} has ended (${how}), so everything else ends as well. Its last words, from ${part.log}:`);
  say(part.lastWords());
  void end(1);
}

async function launch(service) {
  service.starts.forEach(({ command, env }, index) => {
    const log = join(
      VERBATIM_DATA,
      'log',
      `${service.name}${index + 1 < service.starts.length ? `-${index}` : ''}.log`,
    );
    const environment = Object.fromEntries(Object.entries(env).map(([key, value]) => [key, String(value)]));
    const part = (service.parts[index] ??= new Part(service.name, log, died));
    if (!part.isAlive) part.start(command, environment, VERBATIM_DATA);
  });
  await until(
    () => service.ready(service.port),
    () => !ending,
  );
}

async function start() {
  const began = Date.now();
  const starts = new Map();
  const ready = (service) => {
    if (!starts.has(service.name)) {
      const needed = cluster.filter((other) => service.dependsOn.includes(other.name));
      starts.set(
        service.name,
        Promise.all(needed.map(ready)).then(() => ending ?? launch(service)),
      );
    }
    return starts.get(service.name);
  };
  await Promise.all(cluster.map(ready));
  if (ending) return;
  cluster
    .filter(({ role }) => role)
    .forEach(({ name, port }) => say(`  ${name} at http://127.0.0.1:${port}`));
  say(
    `Verbatim's cluster is ready at http://localhost:${VERBATIM_PORT} after ${((Date.now() - began) / 1e3).toFixed(1)} s`,
  );
}

let restarting = false;

/** Until the proxy, which asks each second and waits three for an answer, knows that a process is ready again. */
const KNOWN_TO_BE_READY = 5_000;

async function restartRoles() {
  if (restarting || ending) return;
  restarting = true;
  for (const service of cluster.filter(({ role }) => role)) {
    const began = Date.now();
    await Promise.all(service.parts.map((part) => part.end()));
    if (ending) return;
    await launch(service);
    if (ending) return;
    say(`restarted ${service.name} in ${((Date.now() - began) / 1e3).toFixed(1)} s`);
    await new Promise((resolve) => setTimeout(resolve, KNOWN_TO_BE_READY));
    if (ending) return;
  }
  restarting = false;
  say('restarted all roles');
}

process.on('uncaughtException', (error) => {
  console.error(`The cluster cannot go on: ${error.message}`);
  process.exit(1);
});
const release = claimFolder();
const cluster = await layOut();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0));
process.on('SIGUSR2', () => void restartRoles());
await start();
