import type { Message, User, Outgoing } from '@verbatim/sdk';
import type { Timeline } from '@/realtime/cache';
import { within } from '@/realtime/window';
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
  /** What it replies to. */
  readonly quote?: Quote;
  /** Whom it names, as far as it is known who they are. */
  readonly mentions?: readonly User[];
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

/** A message that another one replies to. */
export interface Quote {
  /** Where it stands in the history. */
  readonly seq?: number | undefined;
  /** As it is now; absent while that is not known. */
  readonly message?: Message | undefined;
}

/** What rows show beside the messages themselves, by ids. */
export interface Known {
  readonly messages: ReadonlyMap<string, Message>;
  readonly people: ReadonlyMap<string, User>;
}

const NOTHING: Known = { messages: new Map(), people: new Map() };

/** Whether something comes with the words. */
export function hasFiles({ message, outgoing }: Pick<Row, 'message' | 'outgoing'>): boolean {
  return (message?.attachments ?? outgoing?.files ?? []).length > 0;
}

const PAUSE = 5 * 60_000;

type Bare = Omit<Row, 'newDay' | 'unseen' | 'firstUnseen' | 'head' | 'tail'>;

function fromMessage(message: Message, me: string, { messages, people }: Known): Bare {
  const { id, idempotencyKey, sender, timestamp, content, replyTo, mentions } = message;
  const mine = sender.id === me;
  const key = (mine && idempotencyKey) || id;
  return {
    ...{ key, message, mine, author: sender.id, at: timestamp, sender, content },
    ...(replyTo && { quote: { seq: replyTo.seq, message: messages.get(replyTo.messageId) } }),
    ...(mentions && { mentions: mentions.flatMap((userId) => people.get(userId) ?? []) }),
  };
}

function fromOutgoing(outgoing: Outgoing, me: string, { messages }: Known): Bare {
  const { key, at, content, replyTo } = outgoing;
  const quoted = replyTo === undefined ? undefined : messages.get(replyTo);
  return {
    ...{ key, outgoing, mine: true, author: me, at, content },
    ...(replyTo !== undefined && { quote: { seq: quoted?.seq, message: quoted } }),
  };
}

function follows(row: Bare, before: Bare): boolean {
  const soon = new Date(row.at).getTime() - new Date(before.at).getTime() < PAUSE;
  return row.author === before.author && soon && sameDay(before.at, row.at);
}

/**
 * The rows of a chat: what has arrived, then, at its end, what waits to be sent. The message at an edge beyond which there
 * are more only tells how its neighbour is to be shown: so no row changes its height when others are loaded.
 *
 * @param known what is quoted in these messages, and who is named
 * @param seenSeq how far the reader had seen when the chat was opened; absent if that was everything
 */
export function rowsOf(
  timeline: Timeline,
  outgoing: readonly Outgoing[],
  me: string,
  seenSeq: number | undefined,
  known: Known = NOTHING,
): readonly Row[] {
  const arrived = timeline.items.map((message) => fromMessage(message, me, known));
  const keys = new Set(arrived.map(({ key }) => key));
  const bare = [
    ...arrived,
    ...(timeline.newerCursor === undefined ? outgoing : [])
      .filter(({ key }) => !keys.has(key))
      .map((row) => fromOutgoing(row, me, known)),
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
  return within(rows, timeline);
}
