import type { Frame } from '@verbatim/sdk';

const LENGTH = 2000;

interface Entry {
  readonly frame: Frame;
  /** Known before its turn in the log: an acknowledgement, or a mark of one's own. */
  readonly early: boolean;
}

/**
 * The newest frames, so that a fetch that was under way while they came can be brought up to date with them:
 * what is fetched may be older than what has been seen.
 */
export class Journal {
  #entries: Entry[] = [];
  #first = 0;

  add(frame: Frame, early = false): void {
    this.#entries.push({ frame, early });
    if (this.#entries.length > LENGTH) {
      const surplus = this.#entries.length - LENGTH / 2;
      this.#entries = this.#entries.slice(surplus);
      this.#first += surplus;
    }
  }

  /** A point in time to ask for frames from. */
  mark(): number {
    return this.#first + this.#entries.length;
  }

  /** The frames since a mark, in order. */
  since(mark: number): readonly Entry[] {
    if (mark < this.#first) throw new Error('More has happened than could be remembered; fetch again');
    return this.#entries.slice(mark - this.#first);
  }
}
