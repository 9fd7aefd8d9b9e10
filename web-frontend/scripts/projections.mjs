// The projections of a running server, by its API for operators: `./dev projections` calls this.
// Ends with 0 when it is done, with 1 when it was refused, and with 2 when nobody could be asked.
import { understand, USAGE } from './projections/arguments.mjs';
import { Refused } from './projections/outcome.mjs';
import { Server } from './projections/server.mjs';
import { line, report, table } from './projections/table.mjs';
import { watch, watchWish } from './projections/watch.mjs';

const print = (text) => process.stdout.write(`${text}\n`);

const isWanted =
  ({ name, process }) =>
  (item) =>
    (name === undefined || item.name === name) && (process === undefined || item.process === process);

/** Those that are wanted, which there have to be. */
async function found(server, wanted) {
  const items = await server.projections();
  const projections = items.filter(isWanted(wanted));
  if (projections.length === 0 && (wanted.name !== undefined || wanted.process !== undefined))
    throw unknown(wanted, items);
  return projections;
}

function unknown({ name, process }, items) {
  const names = [...new Set(items.map((item) => item.name))].join(', ');
  if (!items.some((item) => name === undefined || item.name === name))
    return new Refused(
      items.length === 0
        ? 'No process keeps any projection just now: a server that has just started says so within seconds.'
        : `There is no projection "${name}", but these: ${names}.`,
    );
  const processes = [...new Set(items.map((item) => item.process))].join(', ');
  return new Refused(`No process "${process}" keeps ${name ?? 'any'}, but these: ${processes}.`);
}

/** Tells what has changed since it told it last. */
function changes(format) {
  const told = new Map();
  return (projections) => {
    const text = (projection) => (format === 'json' ? JSON.stringify(projection) : line(projection));
    for (const projection of projections) {
      const key = `${projection.process}/${projection.name}`;
      const now = text(projection);
      if (told.get(key) !== now) print(now);
      told.set(key, now);
    }
  };
}

async function list(server, wanted) {
  const projections = await found(server, wanted);
  if (wanted.format === 'json' && !wanted.watch) print(JSON.stringify({ items: projections }, undefined, 2));
  if (wanted.format === 'table') print(table(projections));
  if (wanted.watch) await watch(server, isWanted(wanted), changes(wanted.format));
}

async function parity(server, wanted) {
  const projections = await found(server, wanted);
  const compared = projections.filter(({ beside }) => beside?.parity);
  if (compared.length === 0)
    throw new Refused(
      `Nothing of ${wanted.name} is compared: build a copy beside it, or wait until it has caught up.`,
    );
  if (wanted.format === 'json') print(JSON.stringify({ items: compared }, undefined, 2));
  else print(compared.map(report).join('\n'));
}

async function ask(server, wanted) {
  const { command, name, watch: follows, format } = wanted;
  // Whoever mistypes a name is told which there are; what becomes of them meanwhile is for the server to say.
  await found(server, wanted);
  const processes = await server.ask(wanted);
  if (format === 'json') print(JSON.stringify({ processes }));
  else print(`${command} ${name} is written down for ${processes.join(', ')}.`);
  if (!follows) return;
  await watchWish(server, wanted, processes, changes(format));
  if (format === 'table') print(`${command} ${name} is done.`);
}

async function main() {
  const wanted = understand(process.argv.slice(2), process.env);
  if (!wanted) return print(USAGE);
  const server = new Server(wanted, process.env);
  const commands = { list, parity };
  await (commands[wanted.command] ?? ask)(server, wanted);
}

try {
  await main();
} catch (failed) {
  // What nobody foresaw is told whole.
  process.stderr.write(`${failed.status === undefined ? failed.stack : failed.message}\n`);
  process.exitCode = failed.status ?? 2;
}
