// What can be wanted of a projection, and how one sees in what its process says that it is done.

const failure = ({ reason, position }) => `${reason} at position ${position}`;

const event = 'leave that event out, or mend the cause and reset it';

/** What keeps a rebuild from coming to its end; what fails for no event tries again by itself, and is waited for. */
function standsStill({ state, failure: failed }) {
  if (state === 'paused') return 'It is paused: start it.';
  if (state === 'stopped') return 'It has stopped: the log of its process says why.';
  return state === 'failed' && failed?.event ? `It fails (${failure(failed)}): ${event}.` : undefined;
}

function besideStandsStill({ beside }) {
  if (beside === undefined)
    return 'There is no copy beside the live one: the log of its process says why it was not built.';
  if (beside.refusal) return beside.refusal;
  if (beside.state === 'paused') return 'It is paused: start it.';
  return beside.state === 'failed' && beside.failure?.event
    ? `The copy beside fails (${failure(beside.failure)}): mend the cause, or discard it.`
    : undefined;
}

const stands = (role) => (role === 'next' ? 'The new copy' : 'The copy before');

/**
 * Done when one could switch again, for the copy that was live until now takes a moment to be seen as ready.
 *
 * @param role of the copy that stands beside afterwards
 */
const exchange = (path, role) => ({
  path,
  isDone: ({ beside }) => beside?.role === role && !beside.refusal && beside.state !== 'building',
  hindrance: ({ beside }) => {
    if (beside?.refusal) return beside.refusal;
    if (beside?.role === role) return undefined;
    return `${beside ? stands(beside.role) : 'No copy'} stands beside it still: look at the list, and try again.`;
  },
});

/** A rebuild that has only just begun is not seen to replay yet. */
const hasBegun = (lag, statements) => lag === 0 || statements > 1;

const pause = { path: 'pause', isDone: ({ state }) => state === 'paused' };
const resume = { path: 'resume', isDone: ({ state }) => state !== 'paused' };
const rebuild = {
  path: 'rebuild',
  isDone: ({ state, lag }, statements) => state === 'running' && hasBegun(lag, statements),
  hindrance: standsStill,
};
const isReady = ({ beside }) => beside?.state === 'ready' && !beside.refusal;

/**
 * By the word of the command line. `path` is that of the contract; `isDone` and `hindrance` look at a projection of which nothing is wished any
 * more, as its process has said it since so many times.
 */
export const WISHES = {
  pause,
  start: resume,
  resume,
  reset: rebuild,
  rebuild,
  build: { path: 'beside/build', isDone: isReady, hindrance: besideStandsStill },
  compare: { path: 'beside/compare', isDone: isReady, hindrance: besideStandsStill },
  switch: exchange('beside/switch', 'previous'),
  'switch-back': exchange('beside/switch-back', 'next'),
  discard: {
    path: 'beside/discard',
    isDone: ({ beside }) => beside === undefined,
    hindrance: ({ beside }) => beside?.refusal ?? 'The copy beside is there still: try again.',
  },
  'leave-out': {
    path: 'dead-letters/{position}',
    isDone: ({ state }) => state === 'running',
    hindrance: standsStill,
  },
  replay: { ...rebuild, path: 'dead-letters/{position}/replay' },
};

/** Whether nothing is going on that ends by itself. */
export function isSettled({ state, lag, beside }, statements) {
  const busy = state === 'replaying' || beside?.state === 'building' || beside?.state === 'comparing';
  return !busy && hasBegun(lag, statements);
}
