import { answerOf, VerbatimError, type Message } from '@verbatim/sdk';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { api } from '@/api/client';

/** A reaction of one's own that is to be there, or to be gone, and of which the server has not yet said that it is so. */
export interface Wish {
  readonly message: Pick<Message, 'id' | 'chatId'>;
  readonly emoji: string;
  readonly held: boolean;
}

interface State {
  readonly wishes: readonly Wish[];
}

/** How long to wait, in milliseconds, before what failed for now is tried again. */
const PAUSE = 2_000;

type Call = (wish: Wish) => Promise<Message>;

function callServer({ message: { chatId, id: messageId }, emoji, held }: Wish): Promise<Message> {
  const path = '/api/chats/{chatId}/messages/{messageId}/reactions/{emoji}';
  const params = { path: { chatId, messageId, emoji } };
  return answerOf(held ? api.PUT(path, { params }) : api.DELETE(path, { params }));
}

const same = (one: Wish, other: Wish) => one.message.id === other.message.id && one.emoji === other.emoji;

/**
 * One's own reactions that are under way. However fast somebody changes their mind, one call at a time goes out for one emoji of one
 * message, and the last wish is the one that is kept; without a connection it waits.
 */
export class Wishes {
  readonly state: StoreApi<State> = createStore<State>(() => ({ wishes: [] }));
  readonly #settled: (message: Message) => void;
  readonly #call: Call;
  readonly #running: Wish[] = [];
  readonly #refusals = new Set<(error: unknown) => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param settled is given each message as the server has answered with it */
  constructor(settled: (message: Message) => void, call: Call = callServer) {
    this.#settled = settled;
    this.#call = call;
  }

  want(wish: Wish): void {
    this.#set([...this.#others(wish), wish]);
    void this.#pursue(wish);
  }

  /** Goes on with what could not be said. */
  resume(): void {
    clearTimeout(this.#timer);
    for (const wish of this.state.getState().wishes) void this.#pursue(wish);
  }

  /** Called with the reason when the server refuses a wish, which then is taken back. Answers what takes the handler off. */
  onRefused(handler: (error: unknown) => void): () => void {
    this.#refusals.add(handler);
    return () => this.#refusals.delete(handler);
  }

  #others(wish: Wish): readonly Wish[] {
    return this.state.getState().wishes.filter((other) => !same(other, wish));
  }

  #find(wish: Wish): Wish | undefined {
    return this.state.getState().wishes.find((other) => same(other, wish));
  }

  #set(wishes: readonly Wish[]): void {
    this.state.setState({ wishes });
  }

  /** Forgets everything: nobody is there any more to wish. */
  close(): void {
    clearTimeout(this.#timer);
    this.#set([]);
  }

  #takeBack(wish: Wish, error: unknown): void {
    this.#set(this.#others(wish));
    for (const tell of this.#refusals) tell(error);
  }

  #later(seconds: number | undefined): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.resume(), seconds === undefined ? PAUSE : seconds * 1000);
  }

  async #pursue(first: Wish): Promise<void> {
    if (this.#running.some((other) => same(other, first))) return;
    this.#running.push(first);
    try {
      let wish = this.#find(first);
      while (wish) {
        const message = await this.#call(wish);
        const now = this.#find(first);
        // What is under way is on top of what is known, so that the one may go when the other has come.
        this.#settled(message);
        if (now === wish) this.#set(this.#others(wish));
        wish = this.#find(first);
      }
    } catch (error) {
      if (isPassing(error)) this.#later(error.retryAfter);
      else this.#takeBack(first, error);
    } finally {
      this.#running.splice(this.#running.indexOf(first), 1);
    }
  }
}

/** Whether the same may succeed later. */
function isPassing(error: unknown): error is VerbatimError {
  return error instanceof VerbatimError && (error.passing || error.code === 'conflict');
}
