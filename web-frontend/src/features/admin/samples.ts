import type { Process, Projection, ServerStatus } from './calls';

/** What the charts show of one moment; nothing where nobody says anything about it. */
export interface Sample {
  readonly messages: number | undefined;
  readonly frames: number | undefined;
  readonly toAck: number | undefined;
  readonly toFrame: number | undefined;
  readonly connections: number | undefined;
  readonly waiting: number | undefined;
  readonly lag: number | undefined;
}

type Figure = (figures: Process['figures']) => number | undefined;

const known = (values: readonly (number | undefined)[]): number[] =>
  values.filter((value) => value !== undefined);

function total(processes: readonly Process[], figure: Figure): number | undefined {
  const values = known(processes.map(({ figures }) => figure(figures)));
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
}

function highest(values: readonly (number | undefined)[]): number | undefined {
  const numbers = known(values);
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}

/** All processes together: rates and counts add up, of times and delays the worst counts. */
export function sampleOf({ processes }: ServerStatus, projections: readonly Projection[]): Sample {
  const heard = processes.filter(({ silent }) => !silent);
  return {
    messages: total(heard, (it) => it.messagesPerSecond),
    frames: total(heard, (it) => it.framesPerSecond),
    toAck: highest(heard.map(({ figures }) => figures.sendToAck?.p95)),
    toFrame: highest(heard.map(({ figures }) => figures.appendToFrame?.p95)),
    connections: total(heard, (it) => it.connections),
    waiting: total(heard, (it) => it.catchUpsWaiting),
    lag: highest(projections.filter(({ silent }) => !silent).map(({ lag }) => lag)),
  };
}
