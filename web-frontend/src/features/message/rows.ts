import type { Message, User, Outgoing } from '@verbatim/sdk';
import type { Timeline } from '@/realtime/cache';
import { sameDay } from '@/ui/time';

/** One message as it is shown. Everything that decides the height of its row is in here. */
export interface Row {
  /** The idempotency key where there is one, so that a row stays itself when its message arrives. */
  readonly key: string;
  readonly message?: Message;
  readonly outgoing?: Outgoing;
  readonly mine: boolean;
  readonly author: string;
  readonly at: string | number;
  readonly sender?: User;
  readonly content: string;
  /** The first of a day: a divider comes before it. */
  readonly newDay: boolean;
  /** The reader had not seen it when they opened the chat. */
  readonly unseen: boolean;
  /** The first that the reader had not seen: a divider comes before it. */
  readonly firstUnseen: boolean;
  /** First and last of several by the same person in a short time. */
  readonly head: boolean;
  readonly tail: boolean;
}

const PAUSE = 5 * 60_000;

type Bare = Omit<Row, 'newDay' | 'unseen' | 'firstUnseen' | 'head' | 'tail'>;

function fromMessage(message: Message, me: string): Bare {
  const { id, idempotencyKey, sender, timestamp, content } = message;
  const mine = sender.id === me;
  const key = (mine && idempotencyKey) || id;
  return { key, message, mine, author: sender.id, at: timestamp, sender, content };
}

function fromOutgoing(outgoing: Outgoing, me: string): Bare {
  return { key: outgoing.key, outgoing, mine: true, author: me, at: outgoing.at, content: outgoing.content };
}

function follows(row: Bare, before: Bare): boolean {
  const soon = new Date(row.at).getTime() - new Date(before.at).getTime() < PAUSE;
  return row.author === before.author && soon && sameDay(before.at, row.at);
}

/**
 * The rows of a chat: what has arrived, then what waits to be sent. The oldest message at hand, while there are older
 * ones, only tells how its successor is to be shown: so no row changes its height when older ones are loaded.
 *
 * @param seenSeq how far the reader had seen when the chat was opened; absent if that was everything
 */
export function rowsOf(
  timeline: Timeline,
  outgoing: readonly Outgoing[],
  me: string,
  seenSeq: number | undefined,
): readonly Row[] {
  const arrived = timeline.items.map((message) => fromMessage(message, me));
  const keys = new Set(arrived.map(({ key }) => key));
  const bare = [
    ...arrived,
    ...outgoing.filter(({ key }) => !keys.has(key)).map((row) => fromOutgoing(row, me)),
  ];
  let unseenFound = false;
  const rows = bare.map((row, index): Row => {
    const before = bare[index - 1];
    const after = bare[index + 1];
    const unseen = seenSeq !== undefined && !row.mine && (row.message?.seq ?? -1) > seenSeq;
    const firstUnseen = unseen && !unseenFound;
    unseenFound ||= unseen;
    const newDay = !before || !sameDay(before.at, row.at);
    return {
      ...row,
      newDay,
      unseen,
      firstUnseen,
      head: firstUnseen || newDay || !follows(row, before),
      tail: !after || !follows(after, row),
    };
  });
  return timeline.olderCursor === undefined ? rows : rows.slice(1);
}
