import type { QueryClient } from '@tanstack/react-query';
import type { Frame } from '@verbatim/sdk';

/** So many entries a stretch has before the next one begins; two are kept. */
const STRETCH = 1000;

type Key = readonly string[];

/** What is held of the server's state, part by part. */
export type Held = readonly (readonly [Key, unknown])[];

/** What happened to what is held. Times are in milliseconds. */
export type Entry =
  | { readonly kind: 'frame'; readonly at: number; readonly listWaits: boolean; readonly frame: Frame }
  /** A part as something else than a frame has left it: an answer, or room that was made; without data it is gone. */
  | { readonly kind: 'part'; readonly at: number; readonly key: Key; readonly data?: unknown }
  /** What the server answers of a part, brought up to date with the frames so far: the part must be the same. */
  | { readonly kind: 'check'; readonly at: number; readonly key: Key; readonly data: unknown }
  | { readonly kind: 'connection'; readonly at: number; readonly state: 'connected' | 'live' | 'live afresh' }
  | {
      readonly kind: 'sent';
      readonly at: number;
      readonly what: 'message' | 'read';
      readonly chatId: string;
    };

export interface Stretch {
  readonly start: Held;
  readonly entries: readonly Entry[];
}

/** All that is needed to do once more what happened to what a client held. */
export interface Recording {
  readonly format: 1;
  readonly me: string;
  readonly stretches: readonly Stretch[];
  readonly end: Held;
}

const RECORDED = new Set(['chats', 'timeline', 'window', 'quoted', 'typing', 'presence']);

/** The recorded parts of a query cache; one with nothing in it is none. */
export function heldBy(client: QueryClient): Held {
  return client
    .getQueryCache()
    .getAll()
    .filter(({ queryKey, state }) => isRecorded(queryKey) && state.data != null)
    .map(({ queryKey, state }) => [queryKey as Key, state.data] as const);
}

function isRecorded(key: readonly unknown[]): boolean {
  return RECORDED.has(String(key[0]));
}

/**
 * The flight recorder of a tab: the newest frames, answers and what was sent, in the order in which they came. It keeps what is immutable anyway,
 * so that it costs hardly more than a list. Nothing of it leaves the tab unless somebody downloads it.
 */
export class Recorder {
  readonly #client: QueryClient;
  readonly #me: string;
  #stretches: { start: Held; entries: Entry[] }[];
  #applying = false;
  #off: () => void = () => undefined;

  constructor(client: QueryClient, me: string) {
    this.#client = client;
    this.#me = me;
    this.#stretches = [{ start: heldBy(client), entries: [] }];
  }

  start(): void {
    this.#stretches = [{ start: heldBy(this.#client), entries: [] }];
    this.#off = this.#client.getQueryCache().subscribe(({ type, query, ...event }) => {
      if (this.#applying || !isRecorded(query.queryKey)) return;
      const key = query.queryKey as Key;
      if (type === 'removed') this.#add({ kind: 'part', at: Date.now(), key });
      const filled = 'action' in event && event.action.type === 'success';
      if (filled) this.#add({ kind: 'part', at: Date.now(), key, data: query.state.data });
    });
  }

  stop(): void {
    this.#off();
  }

  /** Records a frame, and that what `take` changes is its doing. */
  frame<T>(frame: Frame, at: number, listWaits: boolean, take: () => T): T {
    this.#add({ kind: 'frame', at, listWaits, frame });
    this.#applying = true;
    try {
      return take();
    } finally {
      this.#applying = false;
    }
  }

  connection(state: 'connected' | 'live' | 'live afresh'): void {
    this.#add({ kind: 'connection', at: Date.now(), state });
  }

  sent(what: 'message' | 'read', chatId: string): void {
    this.#add({ kind: 'sent', at: Date.now(), what, chatId });
  }

  check(key: Key, data: unknown): void {
    this.#add({ kind: 'check', at: Date.now(), key, data });
  }

  recording(): Recording {
    const stretches = this.#stretches.map(({ start, entries }) => ({ start, entries: [...entries] }));
    return { format: 1, me: this.#me, stretches, end: heldBy(this.#client) };
  }

  #add(entry: Entry): void {
    const current = this.#stretches.at(-1);
    // A part has changed already when it is told of, so that no stretch can begin with it.
    if (current && (current.entries.length < STRETCH || entry.kind === 'part')) {
      current.entries.push(entry);
      return;
    }
    this.#stretches = [...this.#stretches.slice(-1), { start: heldBy(this.#client), entries: [entry] }];
  }
}
