import { Connection } from './connection.js';
import type { Frame } from './contract.js';
import type { Credentials } from './credentials.js';
import { Deliveries } from './deliveries.js';
import { refusal, type VerbatimError } from './error.js';
import type { Handlers } from './events.js';
import type { Position } from './position.js';
import { Seen } from './seen.js';

interface Listener {
  connected(): void;
  /** A frame was handed over. */
  processed(frame: Frame): void;
  ended(error: VerbatimError): void;
}

/** What comes over the socket, handed to those who listen, in order; the position follows what they have processed. */
export class Feed {
  readonly connection: Connection;
  readonly #deliveries: Deliveries;
  readonly #handlers: Handlers;
  readonly #listener: Listener;
  readonly #position: Position;
  readonly #seen = new Seen();

  constructor(
    url: string,
    credentials: Credentials,
    position: Position,
    handlers: Handlers,
    listener: Listener,
  ) {
    this.#position = position;
    this.#handlers = handlers;
    this.#listener = listener;
    this.#deliveries = new Deliveries({
      calls: (frame) => this.#calls(frame),
      done: (frame, complete) => this.#done(frame, complete),
      failed: (error) => handlers.tell('error', error),
      overflown: () => this.connection.sync(),
    });
    this.connection = new Connection(url, credentials, {
      position: () => position.value,
      connected: () => {
        handlers.tell('connected', undefined);
        listener.connected();
      },
      frame: (frame, complete) => this.#deliveries.take(frame, complete),
      interrupted: () => this.#deliveries.interrupt(),
      ended: (error) => listener.ended(error),
    });
    this.connection.state.subscribe(({ state }) => handlers.tell('state', state));
  }

  start(): void {
    this.#deliveries.start();
    this.connection.start();
  }

  /** Done when the handler that runs is done. */
  async stop(): Promise<void> {
    this.connection.stop();
    await this.#deliveries.stop();
    await this.#position.saved();
  }

  /** What was seen was another account's. */
  forget(): void {
    this.#seen.clear();
  }

  #calls(frame: Frame): readonly (() => unknown)[] {
    const calls: (() => unknown)[] = [];
    for (const handler of this.#handlers.of('frame')) calls.push(() => handler(frame));
    if (frame.event === 'error') {
      calls.push(() => this.#handlers.tell('error', refusal(frame.data)));
      return calls;
    }
    for (const handler of this.#handlers.of(frame.event)) calls.push(() => handler(frame.data as never));
    if (frame.event === 'receive_message' && !this.#seen.has(frame.data.id))
      for (const handler of this.#handlers.of('message')) calls.push(() => handler(frame.data));
    return calls;
  }

  #done(frame: Frame, complete: boolean): void {
    if (frame.event === 'receive_message') this.#seen.add(frame.data.id);
    this.#listener.processed(frame);
    // Where the server had got to before it left something out is not where this client is.
    if (complete && frame.event !== 'resync' && 'position' in frame.data)
      this.#position.value = frame.data.position;
    if (frame.event === 'caught_up' && this.connection.caughtUp())
      this.#handlers.tell('live', { fromStart: frame.data.fromStart === true });
  }
}
