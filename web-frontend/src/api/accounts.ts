import { api } from './client';
import type { User } from './contract';
import { answerOf } from './problem';
import { begin, end, refreshTokenAtHand } from './session';

export async function logIn(body: { email: string; password: string }): Promise<void> {
  begin(await answerOf(api.POST('/api/auth/login', { body })));
}

export async function register(body: {
  email: string;
  username: string;
  password: string;
  displayName?: string;
}): Promise<void> {
  begin(await answerOf(api.POST('/api/auth/register', { body })));
}

/** Ends the session here whatever the server says: an unreachable server must not keep anybody logged in. */
export async function logOut(): Promise<void> {
  const refreshToken = refreshTokenAtHand();
  const told = api
    .POST('/api/auth/logout', refreshToken ? { body: { refreshToken } } : {})
    .catch(() => undefined);
  await Promise.race([told, new Promise((resolve) => setTimeout(resolve, 2000))]);
  end(false);
}

export async function findUsers(query: string, signal: AbortSignal): Promise<User[]> {
  const params = { query: { query, limit: 30 } };
  return (await answerOf(api.GET('/api/users', { params, signal }))).items;
}
