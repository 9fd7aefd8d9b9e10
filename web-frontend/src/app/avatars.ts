import { VerbatimError } from '@verbatim/sdk';
import { api, verbatim } from '@/api/client';
import { avatarsFrom, forgetAvatars } from '@/ui/avatars';

/** Lets people be shown with their pictures. */
export function showAvatars(): void {
  avatarsFrom(async (avatarId) => {
    const call = api.GET('/api/avatars/{avatarId}', { params: { path: { avatarId } }, parseAs: 'blob' });
    const { data, response } = await call;
    if (response.status === 404) return undefined;
    if (!response.ok || data === undefined)
      throw new VerbatimError('unavailable', 'The picture cannot be had now', { status: response.status });
    return data as unknown as Blob;
  });
  verbatim.session.state.subscribe(({ phase }) => {
    if (phase === 'signed-out') forgetAvatars();
  });
}
