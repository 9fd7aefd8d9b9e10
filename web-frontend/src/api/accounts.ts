import { answerOf, type User } from '@verbatim/sdk';
import { api } from './client';

export async function findUsers(query: string, signal: AbortSignal): Promise<User[]> {
  const params = { query: { query, limit: 30 } };
  return (await answerOf(api.GET('/api/users', { params, signal }))).items;
}
