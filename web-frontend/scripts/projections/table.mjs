// Projections in words and columns.
const HEAD = ['NAME', 'PROCESS', 'POSITION', 'LAG', 'EVENTS/S', 'STATE'];
const NUMBERS = new Set([2, 3, 4]);

const some = (words) => words.filter(Boolean).join(', ');

const speed = (eventsPerSecond) => String(Math.round(eventsPerSecond * 10) / 10);

const progressOf = ({ progress, secondsLeft }) =>
  some([progress !== undefined && `${progress} %`, secondsLeft !== undefined && `${secondsLeft} s left`]);

const failureOf = ({ failure }) => failure && `${failure.reason} at position ${failure.position}`;

const leftOutOf = ({ leftOut }) => leftOut > 0 && `${leftOut} left out`;

/** What was found, in the words of the contract. */
function counts({ compared, differing, onlyLive, onlyBeside, unsettled }) {
  const found = some([
    differing > 0 && `${differing} differing`,
    onlyLive > 0 && `${onlyLive} only-live`,
    onlyBeside > 0 && `${onlyBeside} only-beside`,
    unsettled > 0 && `${unsettled} unsettled`,
  ]);
  return `${compared} compared: ${found || 'all the same'}`;
}

export function stateOf(projection) {
  const { silent, state, wish, besideWish } = projection;
  return some([
    silent && 'silent',
    state,
    progressOf(projection),
    failureOf(projection),
    leftOutOf(projection),
    wish && `asked for: ${wish}`,
    besideWish && `asked for: ${besideWish}`,
  ]);
}

export function besideOf(beside) {
  const { state, parity, refusal } = beside;
  return some([
    state,
    progressOf(beside),
    failureOf(beside),
    leftOutOf(beside),
    parity && counts(parity),
    refusal,
  ]);
}

function rows(projection) {
  const { name, process, position, lag, eventsPerSecond, beside } = projection;
  const live = [name, process, position, String(lag), speed(eventsPerSecond), stateOf(projection)];
  if (!beside) return [live];
  const copy = [
    `  ${beside.role}, beside it`,
    process,
    beside.position,
    String(beside.lag),
    speed(beside.eventsPerSecond),
    besideOf(beside),
  ];
  return [live, copy];
}

export function table(projections) {
  const lines = [HEAD, ...projections.flatMap(rows)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const cell = (text, column) =>
    NUMBERS.has(column) ? text.padStart(widths[column]) : text.padEnd(widths[column]);
  return lines.map((line) => line.map(cell).join('  ').trimEnd()).join('\n');
}

/** One line for a projection that is followed. */
export function line(projection) {
  const { name, process, lag, eventsPerSecond, beside } = projection;
  const live = some([stateOf(projection), `lag ${lag}`, `${speed(eventsPerSecond)} events/s`]);
  const copy = beside ? `; ${beside.role} beside it: ${some([besideOf(beside), `lag ${beside.lag}`])}` : '';
  return `${name} of ${process}: ${live}${copy}`;
}

/** How the copy beside compares, with the documents that are not the same. */
export function report({ name, process, beside }) {
  const { parity } = beside;
  const width = Math.max(0, ...parity.differences.map(({ found }) => found.length));
  return [
    `${name} of ${process}, ${parity.at}, ${counts(parity)}`,
    ...parity.differences.map(({ id, found, fields }) =>
      `  ${found.padEnd(width)}  ${id}  ${fields.join(', ')}`.trimEnd(),
    ),
  ].join('\n');
}
