import { answerOf, type Schemas } from '@verbatim/sdk';
import { api } from '@/api/client';

export type DeviceSession = Schemas['DeviceSession'];

export async function fetchSessions(): Promise<DeviceSession[]> {
  return (await answerOf(api.GET('/api/users/me/sessions'))).items;
}

export async function endSession(sessionId: string): Promise<void> {
  await answerOf(api.DELETE('/api/users/me/sessions/{sessionId}', { params: { path: { sessionId } } }));
}

/** @param includingCurrent whether this browser is logged out, too */
export async function endSessions(includingCurrent: boolean): Promise<void> {
  await answerOf(api.DELETE('/api/users/me/sessions', { params: { query: { includingCurrent } } }));
}

export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await answerOf(api.PUT('/api/users/me/password', { body: { currentPassword, newPassword } }));
}

/** @param code from an operator */
export async function resetPassword(email: string, code: string, newPassword: string): Promise<void> {
  await answerOf(api.POST('/api/auth/password-reset', { body: { email, code, newPassword } }));
}

/** Everything that the server has in its log of this user: one event a line. */
export async function fetchMyData(): Promise<Blob> {
  return answerOf(api.POST('/api/my-data', { parseAs: 'blob' }));
}

export type Erasure = Schemas['Erasure'];

/** Nothing that this user wrote can be read any more, and nobody is logged in any more. */
export async function eraseMe(password: string): Promise<Erasure> {
  return answerOf(api.POST('/api/users/me/erasure', { body: { password } }));
}
