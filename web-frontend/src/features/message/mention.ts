import type { User } from '@verbatim/sdk';

/** A name that is being written: where its `@` stands, where it ends, and what there is of it. */
export interface Naming {
  readonly start: number;
  readonly end: number;
  readonly query: string;
}

/** Where a name may begin: not within a word, an e-mail address or a path, and not behind a backslash. */
const BEFORE = '(^|[^\\p{L}\\p{N}_%+/@\\\\-])';
const BEING_WRITTEN = new RegExp(`${BEFORE}@([^\\s@]{0,32})$`, 'u');
const WRITTEN = new RegExp(`${BEFORE}@([a-zA-Z0-9][a-zA-Z0-9_.-]{2,})`, 'gu');
const SHORTEST = 3;

/** The name that is being written before the caret, if there is one. */
export function namingAt(text: string, caret: number): Naming | undefined {
  const query = BEING_WRITTEN.exec(text.slice(0, caret))?.[2];
  return query === undefined ? undefined : { start: caret - query.length - 1, end: caret, query };
}

function rank({ username, profile }: User, query: string): number {
  const name = profile.displayName.toLocaleLowerCase();
  if (username.toLowerCase().startsWith(query) || name.startsWith(query)) return 0;
  if (name.split(/[\s-]+/).some((word) => word.startsWith(query))) return 1;
  return username.toLowerCase().includes(query) ? 2 : 3;
}

/** Who may be meant by what there is of a name, the likeliest first. */
export function candidates(people: readonly User[], query: string): readonly User[] {
  const wanted = query.toLocaleLowerCase();
  return people
    .map((user) => ({ user, rank: rank(user, wanted) }))
    .filter((it) => it.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ user }) => user);
}

/** The text with the whole name in it, and where the caret stands then. */
export function withName(text: string, { start, end }: Naming, username: string) {
  const rest = text.slice(end);
  const name = `@${username}${/^\s/.test(rest) ? '' : ' '}`;
  return {
    text: text.slice(0, start) + name + rest,
    caret: start + name.length + (/^\s/.test(rest) ? 1 : 0),
  };
}

/** A piece of a text: what is not a name is only text. */
export interface Piece {
  readonly text: string;
  readonly user?: User | undefined;
}

/** A text in pieces, so that the names of these people can be told from the rest; the longest name counts. */
export function pieces(text: string, mentioned: readonly User[]): readonly Piece[] {
  if (mentioned.length === 0 || !text.includes('@')) return [{ text }];
  const byName = new Map(mentioned.map((user) => [user.username.toLowerCase(), user]));
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(WRITTEN)) {
    const [, before = '', written = ''] = match;
    const name = spelling(written, byName);
    if (name === undefined) continue;
    const start = match.index + before.length;
    if (start > from) found.push({ text: text.slice(from, start) });
    from = start + 1 + name.length;
    found.push({ text: text.slice(start, from), user: byName.get(name.toLowerCase()) });
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

function spelling(written: string, byName: ReadonlyMap<string, User>): string | undefined {
  for (let name = written; name.length >= SHORTEST; name = name.slice(0, -1)) {
    if (byName.has(name.toLowerCase())) return name;
    if (!/[_.-]$/.test(name)) return undefined;
  }
  return undefined;
}
