import type { Frame } from './contract.js';
import { settings } from './settings.js';

interface Entry {
  readonly frame: Frame;
  /** Whether everything before it in the log has come before it. */
  readonly complete: boolean;
}

interface Listener {
  /** What is to be done with a frame, one thing after the other. */
  calls(frame: Frame): readonly (() => unknown)[];
  /** A frame was processed. */
  done(frame: Frame, complete: boolean): void;
  failed(error: unknown): void;
  /** More came than could be remembered; all of it is processed, and what follows must be asked for again. */
  overflown(): void;
}

/**
 * Hands frames over in order, each when everything before it is done. What is done at once takes no detour: a handler
 * that answers no promise has run when `take` returns. A handler that fails is called again until it does not.
 */
export class Deliveries {
  readonly #listener: Listener;
  #waiting: Entry[] = [];
  #running: Promise<void> | undefined;
  #overflown = false;
  #stop = new AbortController();

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  start(): void {
    this.#stop = new AbortController();
  }

  take(frame: Frame, complete: boolean): void {
    if (this.#overflown || this.#stop.signal.aborted) return;
    if (this.#waiting.length >= settings.waitingFrames) this.#overflown = true;
    else this.#waiting.push({ frame, complete });
    if (!this.#running) this.#work();
  }

  /** The connection is gone: what waits will come again with the next one. */
  interrupt(): void {
    this.#waiting = [];
    this.#overflown = false;
  }

  /** Hands nothing over any more; done when the handler that runs is done. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.interrupt();
    await this.#running;
  }

  #work(): void {
    for (let entry = this.#waiting.shift(); entry; entry = this.#waiting.shift()) {
      const later = this.#process(entry);
      if (later) {
        this.#running = later.finally(() => {
          this.#running = undefined;
          this.#work();
        });
        return;
      }
    }
    if (!this.#overflown) return;
    this.#overflown = false;
    this.#listener.overflown();
  }

  #process({ frame, complete }: Entry): Promise<void> | undefined {
    const calls = this.#listener.calls(frame);
    for (const [index, call] of calls.entries()) {
      const later = this.#attempt(call);
      if (later) return this.#rest(later, calls.slice(index + 1), frame, complete);
    }
    this.#listener.done(frame, complete);
    return undefined;
  }

  async #rest(
    first: Promise<boolean>,
    calls: readonly (() => unknown)[],
    frame: Frame,
    complete: boolean,
  ): Promise<void> {
    let good = await first;
    for (const call of calls) good = good && (await (this.#attempt(call) ?? true));
    if (good) this.#listener.done(frame, complete);
  }

  /** Calls until it succeeds; answers nothing if it has done so at once, and otherwise whether it has in the end. */
  #attempt(call: () => unknown): Promise<boolean> | undefined {
    try {
      const answer = call();
      return answer instanceof Promise ? this.#settled(call, answer) : undefined;
    } catch (error) {
      return this.#settled(call, Promise.reject(error));
    }
  }

  async #settled(call: () => unknown, first: Promise<unknown>): Promise<boolean> {
    const { signal } = this.#stop;
    let pause: number = settings.handlerFirst;
    for (let answer: unknown = first; ;) {
      try {
        await answer;
        return true;
      } catch (error) {
        if (signal.aborted) return false;
        this.#listener.failed(error);
      }
      await waited(pause, signal);
      if (signal.aborted) return false;
      pause = Math.min(settings.handlerSlowest, pause * 2);
      // Within the promise, so that what is thrown at once counts as a failure, too.
      answer = Promise.resolve().then(call);
    }
  }
}

/** Done after a while, or at once when it is aborted. */
function waited(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
