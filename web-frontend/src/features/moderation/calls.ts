import { answerOf, type Schemas } from '@verbatim/sdk';
import { api } from '@/api/client';

export type ModeratedUser = Schemas['ModeratedUser'];
export type UserPage = Schemas['ModeratedUserPage'];

export function searchUsers(query: string, after: string | undefined): Promise<UserPage> {
  const body = { query, ...(after === undefined ? {} : { after }) };
  return answerOf(api.POST('/api/admin/users/search', { body }));
}

const userOf = (userId: string) => ({ params: { path: { userId } } });

export async function suspend(userId: string, reason: string): Promise<void> {
  await answerOf(api.PUT('/api/admin/users/{userId}/suspension', { ...userOf(userId), body: { reason } }));
}

export async function lift(userId: string): Promise<void> {
  await answerOf(api.DELETE('/api/admin/users/{userId}/suspension', userOf(userId)));
}

/** Takes the password away, and makes a code for another one. */
export function resetPassword(userId: string): Promise<Schemas['PasswordReset']> {
  return answerOf(api.POST('/api/admin/users/{userId}/password-reset', userOf(userId)));
}

export async function appoint(userId: string): Promise<void> {
  await answerOf(api.PUT('/api/admin/auditors/{userId}', userOf(userId)));
}

export async function dismiss(userId: string): Promise<void> {
  await answerOf(api.DELETE('/api/admin/auditors/{userId}', userOf(userId)));
}
