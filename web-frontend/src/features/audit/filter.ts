import { findUsers } from '@/api/accounts';
import type { Filter } from './calls';

/** What stands in the form. Times are those of the reader's clock, as 2026-11-22T10:15. */
export interface Fields {
  readonly types: readonly string[];
  readonly actor: string;
  readonly from: string;
  readonly until: string;
  readonly text: string;
}

export const emptyFields: Fields = { types: [], actor: '', from: '', until: '', text: '' };

export class UnknownActor extends Error {}

/** What the server is asked for: whom a username means is looked up. */
export async function filterOf({ types, actor, from, until, text }: Fields): Promise<Filter> {
  return {
    ...(types.length > 0 && { types: [...types] }),
    ...(actor.trim() !== '' && { actor: await idOf(actor.trim()) }),
    ...(from !== '' && { from: new Date(from).toISOString() }),
    ...(until !== '' && { until: new Date(until).toISOString() }),
    ...(text !== '' && { text }),
  };
}

async function idOf(username: string): Promise<string> {
  const found = await findUsers(username, AbortSignal.timeout(10_000));
  const user = found.find((one) => one.username.toLowerCase() === username.toLowerCase());
  if (!user) throw new UnknownActor();
  return user.id;
}
