// What somebody has typed.
import { parseArgs } from 'node:util';
import { Refused, Unasked } from './outcome.mjs';
import { WISHES } from './wishes.mjs';

export const USAGE = `usage: ./dev projections [COMMAND] [OPTIONS]

  list [NAME]         lists what each process keeps, with the copy beside it if there is one; what happens without a command
  pause NAME          lets a projection stand still, also over restarts
  start NAME          lets one that was paused go on ("resume" on the page of the operators)
  reset NAME          builds it anew from the first event; its reads are refused until it is done ("rebuild")
  build NAME          builds a copy beside the live one, and compares the two
  compare NAME        compares the two once more
  parity NAME         reports how they compare
  switch NAME         lets reads be answered by the copy that was built
  switch-back NAME    lets reads be answered by the copy before again
  discard NAME        forgets the copy beside
  leave-out NAME POSITION
                      goes on without the event that fails it
  replay NAME POSITION
                      builds it anew with an event that was left out

  --process ID        of this process only, instead of all that keep it
  --watch             follows what happens until it is done
  --format FORMAT     table, or json as the API has it, one line for each change with --watch
  --url URL           of the server (http://localhost:$VERBATIM_PORT, or port 8080)
  --token-file FILE   has the access token of an operator, instead of the variable VERBATIM_TOKEN; is read anew for each request

Ends with 0 when it is done (without --watch: written down), 1 when it was refused, 2 when nobody could be asked.`;

const OPTIONS = {
  process: { type: 'string' },
  watch: { type: 'boolean' },
  format: { type: 'string', default: 'table' },
  url: { type: 'string' },
  'token-file': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
};

const LISTS = ['list', 'parity'];

/** Answers what is wanted, and where; nothing where help is. */
export function understand(words, environment) {
  // Before anything is parsed, because what is wrong with arguments is said with them.
  if (words.some((word) => /^--token(=|$)/.test(word)))
    throw new Unasked(
      'A token is never an argument, which others on the machine can see: put it in the variable VERBATIM_TOKEN, or in a file that --token-file names.',
    );
  const { values, positionals } = parsed(words);
  if (values.help || positionals[0] === 'help') return undefined;
  const [command = 'list', name, position, ...more] = positionals;
  requireCommand(command, name, position, more);
  if (!['table', 'json'].includes(values.format))
    throw new Unasked(`--format is table or json, not "${values.format}".`);
  const { process, watch, format, 'token-file': tokenFile } = values;
  return {
    command,
    name,
    position,
    process,
    watch,
    format,
    tokenFile,
    url: address(values.url, environment),
  };
}

function parsed(words) {
  try {
    return parseArgs({ args: words, options: OPTIONS, allowPositionals: true });
  } catch (wrong) {
    throw new Unasked(`${wrong.message.split('. ')[0]}. "./dev projections --help" lists the options.`);
  }
}

function requireCommand(command, name, position, more) {
  const wish = WISHES[command];
  if (!wish && !LISTS.includes(command))
    throw new Unasked(
      `There is no command "${command}", but these: ${[...LISTS, ...Object.keys(WISHES)].join(', ')}.`,
    );
  if (name === undefined && command !== 'list')
    throw new Unasked(`"${command}" needs the name of a projection; "./dev projections" lists them.`);
  const atPosition = wish?.path.includes('{position}');
  if (atPosition && position === undefined)
    throw new Unasked(
      `"${command}" needs the position of the event, as the list and the dead letters tell it.`,
    );
  if (wish === WISHES.reset && position !== undefined)
    throw new Refused(
      `A projection is not reset to a position, such as ${position}: its documents overlook what they hold already. Without one it begins with the first event.`,
    );
  const surplus = atPosition ? more : [position, ...more].filter((word) => word !== undefined);
  if (surplus.length > 0)
    throw new Unasked(`"${command}" does not know what to do with "${surplus.join(' ')}".`);
}

function address(given, { VERBATIM_PORT }) {
  const text = given ?? `http://localhost:${VERBATIM_PORT || 8080}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
    throw new Unasked(
      given === undefined
        ? 'VERBATIM_PORT is no port; --url names the server.'
        : '--url is an address like https://chat.example.org, without anything secret in it.',
    );
  return url.href.replace(/\/$/, '');
}
