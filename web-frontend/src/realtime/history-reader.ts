import type { QueryClient } from '@tanstack/react-query';
import { settings } from '@/config/settings';
import type { Timeline } from './cache';
import { atLeast, fetchHistory, type Page } from './fetches';
import type { Journal } from './journal';
import type { QuotedReader } from './quoted-reader';
import { keys } from './store';
import { merge } from './timeline';
import { upToDate } from './up-to-date';
import { beginOf, endOf, locate, settled, type Place } from './window';

/**
 * Fetches parts of histories. A chat's newest part is always kept; beside it there may be a window, which is where
 * somebody reads, and which is one with the newest part as soon as it reaches that.
 */
export class HistoryReader {
  readonly #client: QueryClient;
  readonly #me: string;
  readonly #journal: Journal;
  readonly #position: () => string | undefined;
  readonly #quoted: QuotedReader;

  constructor(
    client: QueryClient,
    me: string,
    journal: Journal,
    position: () => string | undefined,
    quoted: QuotedReader,
  ) {
    this.#quoted = quoted;
    this.#client = client;
    this.#me = me;
    this.#journal = journal;
    this.#position = position;
  }

  /** The newest part of a chat's history, as far back as what was at hand before. */
  async newest(chatId: string): Promise<Timeline> {
    for (;;) {
      const mark = this.#journal.mark();
      const oldest = this.#timeline(chatId)?.items[0]?.seq;
      const limit = oldest === undefined ? {} : { limit: settings.largestPage };
      let part = await this.#fetch(chatId, limit);
      while (part.olderCursor !== undefined && (part.items[0]?.seq ?? -1) > (oldest ?? Infinity))
        part = onward(part, await this.#fetch(chatId, { before: part.olderCursor, ...limit }));
      // More may have been loaded meanwhile; what is shown must not shrink.
      if ((this.#timeline(chatId)?.items[0]?.seq ?? Infinity) >= (oldest ?? -1))
        return this.#fresh(chatId, from(part, oldest), mark);
    }
  }

  /** The window of a chat once more, as it is now. */
  async windowAgain(chatId: string): Promise<Timeline | null> {
    for (;;) {
      const held = this.#window(chatId);
      const [first, last] = [held?.items[0]?.seq, held?.items.at(-1)?.seq];
      if (!held || first === undefined || last === undefined) return null;
      const mark = this.#journal.mark();
      const limit = settings.largestPage;
      let part = await this.#fetch(chatId, { after: first - 1, limit });
      while (part.newerCursor !== undefined && part.newerCursor < last)
        part = onward(part, await this.#fetch(chatId, { after: part.newerCursor, limit }));
      const now = this.#window(chatId);
      if (now?.items[0]?.seq === first && now.items.at(-1)?.seq === last)
        return this.#fresh(chatId, part, mark);
    }
  }

  async older(chatId: string): Promise<void> {
    const [key, held] = this.#inView(chatId);
    const before = held?.olderCursor;
    if (before === undefined) return;
    const mark = this.#journal.mark();
    const older = this.#fresh(chatId, await this.#fetch(chatId, { before }), mark);
    this.#client.setQueryData<Timeline | null>(key, (now) =>
      now && now.olderCursor === before
        ? { ...now, items: merge(older.items, now.items), olderCursor: older.olderCursor }
        : now,
    );
  }

  async newer(chatId: string): Promise<void> {
    const after = this.#window(chatId)?.newerCursor;
    if (after === undefined) return;
    const mark = this.#journal.mark();
    const newer = this.#fresh(chatId, await this.#fetch(chatId, { after }), mark);
    const now = this.#window(chatId);
    if (now?.newerCursor !== after) return;
    const items = merge(now.items, newer.items);
    this.#keep(chatId, this.#timeline(chatId), { ...now, items, newerCursor: newer.newerCursor });
  }

  /** Makes a place in a history part of what is shown. Answers whether there is a message at it. */
  async goTo(chatId: string, place: Place): Promise<boolean> {
    const timeline = this.#timeline(chatId);
    if (timeline && typeof locate(timeline, place) === 'number') {
      this.toNewest(chatId);
      return true;
    }
    const mark = this.#journal.mark();
    const part = this.#fresh(chatId, await this.#fetch(chatId, pageAt(place)), mark);
    if (typeof locate(part, place) !== 'number') return false;
    this.#keep(chatId, this.#timeline(chatId), part);
    return true;
  }

  /** From now on the newest part is shown. */
  toNewest(chatId: string): void {
    if (this.#window(chatId)) this.#client.setQueryData<Timeline | null>(keys.window(chatId), null);
  }

  /**
   * Drops messages at one end of what is shown, when there are too many.
   *
   * @param near so many at the other end are near the reader, and stay
   */
  drop(chatId: string, end: 'older' | 'newer', near: number): void {
    const [key, held] = this.#inView(chatId);
    if (!held || held.items.length <= settings.historyAtMost) return;
    const most = Math.max(settings.historyKept, near);
    if (end === 'older') return void this.#client.setQueryData<Timeline>(key, endOf(held, most));
    const begin = beginOf(held, most);
    if (held.newerCursor !== undefined) this.#client.setQueryData<Timeline>(key, begin);
    else if (most + settings.historyPage < held.items.length)
      this.#keep(chatId, endOf(held, settings.historyPage), begin);
  }

  /** Keeps of a chat that nobody looks at no more than is needed to show it at once. */
  leave(chatId: string): void {
    this.toNewest(chatId);
    const timeline = this.#timeline(chatId);
    if (timeline && timeline.items.length > settings.historyKept)
      this.#client.setQueryData<Timeline>(keys.timeline(chatId), endOf(timeline, settings.historyPage));
  }

  /** Puts both parts in their places: the window first, so that nobody ever sees less than before. */
  #keep(chatId: string, newest: Timeline | undefined, part: Timeline): void {
    const [timeline, window] = settled(newest, part);
    if (window) this.#client.setQueryData<Timeline | null>(keys.window(chatId), window);
    if (timeline && timeline !== this.#timeline(chatId))
      this.#client.setQueryData<Timeline>(keys.timeline(chatId), timeline);
    if (!window) this.toNewest(chatId);
  }

  #timeline(chatId: string): Timeline | undefined {
    return this.#client.getQueryData<Timeline>(keys.timeline(chatId));
  }

  #window(chatId: string): Timeline | null {
    return this.#client.getQueryData<Timeline | null>(keys.window(chatId)) ?? null;
  }

  /** The part that is shown, put together first where it touches the newest one. */
  #inView(chatId: string): [readonly string[], Timeline | undefined] {
    const held = this.#window(chatId);
    if (held) this.#keep(chatId, this.#timeline(chatId), held);
    const window = this.#window(chatId);
    return window ? [keys.window(chatId), window] : [keys.timeline(chatId), this.#timeline(chatId)];
  }

  async #fetch(chatId: string, page: Page): Promise<Timeline> {
    const mark = this.#journal.mark();
    const { part, quoted } = await fetchHistory(chatId, atLeast(this.#position()), page);
    this.#quoted.keep(chatId, quoted, mark);
    return part;
  }

  #fresh(chatId: string, part: Timeline, mark: number): Timeline {
    const fetched = { windows: { [chatId]: part } };
    return upToDate(this.#me, this.#journal, mark, fetched).windows[chatId] ?? part;
  }
}

/** A part that was fetched in two pages, in whichever direction. */
function onward(one: Timeline, other: Timeline): Timeline {
  const [older, newer] = (one.items[0]?.seq ?? 0) < (other.items[0]?.seq ?? 0) ? [one, other] : [other, one];
  return {
    items: merge(older.items, newer.items),
    olderCursor: older.olderCursor,
    newerCursor: newer.newerCursor,
  };
}

/** A part without what is older than a seq: what is shown must not grow under the reader either. */
function from(part: Timeline, oldest: number | undefined): Timeline {
  const reached = part.items.findIndex(({ seq }) => seq >= (oldest ?? -1));
  return reached < 0 ? part : endOf(part, part.items.length - reached);
}

function pageAt(place: Place): Page {
  if ('from' in place) return { since: new Date(place.from).toISOString() };
  return { around: 'seq' in place ? place.seq : place.after + 1 };
}
