import { answerOf, type Account, type User } from '@verbatim/sdk';
import { api } from './client';

/** Oneself, as the server knows one now. */
export function fetchMe(signal: AbortSignal): Promise<Account> {
  return answerOf(api.GET('/api/users/me', { signal }));
}

export function findUser(userId: string, signal: AbortSignal): Promise<User> {
  return answerOf(api.GET('/api/users/{userId}', { params: { path: { userId } }, signal }));
}

export async function findUsers(query: string, signal: AbortSignal): Promise<User[]> {
  const params = { query: { query, limit: 30 } };
  return (await answerOf(api.GET('/api/users', { params, signal }))).items;
}
