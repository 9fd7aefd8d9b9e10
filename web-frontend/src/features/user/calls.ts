import { answerOf, type Account, type User } from '@verbatim/sdk';
import { api, verbatim } from '@/api/client';
import { putAvatar } from '@/ui/avatars';

export interface ProfileText {
  readonly displayName: string;
  readonly statusText: string;
  readonly about: string;
}

/** Says what others see of oneself; what is left empty is taken away, and what is left out stays as it is. */
export async function changeProfile(profile: Partial<ProfileText>): Promise<void> {
  await take(answerOf(api.PATCH('/api/users/me', { body: { profile: { ...profile } } })));
}

/** Shows a picture of oneself from now on. */
export async function changeAvatar(picture: Blob): Promise<void> {
  const call = api.PUT('/api/users/me/avatar', {
    body: '',
    bodySerializer: () => picture,
    headers: { 'Content-Type': picture.type },
  });
  const account = await answerOf(call);
  if (account.profile.avatarId !== undefined) putAvatar(account.profile.avatarId, picture);
  await verbatim.session.change(account);
}

export async function removeAvatar(): Promise<void> {
  await take(answerOf(api.DELETE('/api/users/me/avatar')));
}

export function fetchUser(userId: string): Promise<User> {
  return answerOf(api.GET('/api/users/{userId}', { params: { path: { userId } } }));
}

/** Shows what the call has made of the account, also where the socket is away. */
async function take(changed: Promise<Account>): Promise<void> {
  await verbatim.session.change(await changed);
}
