import type { Frame } from './contract.js';
import type { Position } from './position.js';

/** After so many heartbeats the socket is surely beyond a write that came before them. */
const BEATS = 2;

/**
 * What a read must not be older than: the last write, until the socket has got there, and then what the socket has
 * told last. Positions cannot be compared, so "the later of both" is not to be had.
 */
export class ReadPosition {
  readonly #position: Position;
  #written: string | undefined;
  #beats = 0;

  constructor(position: Position) {
    this.#position = position;
  }

  get value(): string | undefined {
    return this.#written ?? this.#position.value;
  }

  wrote(position: string): void {
    this.#written = position;
    this.#beats = 0;
  }

  processed(frame: Frame): void {
    if (this.#written === undefined || !('position' in frame.data)) return;
    if (frame.event === 'heartbeat') this.#beats++;
    if (frame.data.position === this.#written || this.#beats >= BEATS) this.#written = undefined;
  }

  forget(): void {
    this.#written = undefined;
  }
}
