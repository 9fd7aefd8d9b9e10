import { QueryClient } from '@tanstack/react-query';
import { differences } from './differences';
import { heldBy, type Entry, type Held, type Recording, type Stretch } from './recorder';
import { astrayFrom } from './self-check';
import { takeFrame } from './take-frame';

/** Something that came out otherwise than it was recorded, or than the server said. */
export interface Astray {
  /** Where in the recording: the number of the stretch and of the entry in it; the end of a stretch has no entry. */
  readonly stretch: number;
  readonly entry?: number;
  /** Where in what is held, such as `timeline/c1 items.3.content`. */
  readonly place: string;
}

/** Does once more, with this build, what a recording tells, and says what comes out otherwise. */
export function replay({ format, me, stretches, end }: Recording): readonly Astray[] {
  if (format !== 1) throw new Error(`This build reads recordings of format 1, not ${String(format)}`);
  return stretches.flatMap((stretch, at) => {
    const expected = stretches[at + 1]?.start ?? end;
    return replayStretch(me, stretch, at, expected);
  });
}

function replayStretch(me: string, { start, entries }: Stretch, stretch: number, expected: Held): Astray[] {
  const client = new QueryClient({ defaultOptions: { queries: { gcTime: Infinity } } });
  for (const [key, data] of start) client.setQueryData(key, data);
  const astray = entries.flatMap((entry, at) =>
    play(client, me, entry).map((place) => ({ stretch, entry: at, place })),
  );
  const places = compared(expected, heldBy(client));
  return [...astray, ...places.map((place) => ({ stretch, place }))];
}

function play(client: QueryClient, me: string, entry: Entry): readonly string[] {
  switch (entry.kind) {
    case 'frame':
      takeFrame(client, me, entry.frame, { now: entry.at, listWaits: entry.listWaits });
      return [];
    case 'part':
      if (entry.data === undefined) client.removeQueries({ queryKey: entry.key, exact: true });
      else client.setQueryData(entry.key, entry.data);
      return [];
    case 'check':
      return astrayFrom(entry.key, entry.data, client.getQueryData(entry.key));
    case 'connection':
    case 'sent':
      return [];
    default:
      return entry satisfies never;
  }
}

/** The places in which two states differ. */
function compared(expected: Held, actual: Held): readonly string[] {
  const parts = (held: Held) => new Map(held.map(([key, data]) => [key.join('/'), data]));
  const [one, other] = [parts(expected), parts(actual)];
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].flatMap((name) =>
    differences(one.get(name), other.get(name)).map((place) => `${name} ${place}`),
  );
}
