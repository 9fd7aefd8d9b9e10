import { useEffect } from 'react';
import { create } from 'zustand';

/** Answers with the bytes of a picture, or with nothing when there is none any more; fails when that cannot be told now. */
export type AvatarSource = (avatarId: string) => Promise<Blob | undefined>;

/** So many pictures that are not to be seen now are kept. */
const KEPT = 300;
const PAUSE = 10_000;

interface Avatars {
  readonly urls: Readonly<Record<string, string>>;
}

/** Pictures of people by their ids, as addresses that only this page can read: each fetched once, however often it is shown. */
const useAvatars = create<Avatars>(() => ({ urls: {} }));

const shown = new Map<string, number>();
const loading = new Map<string, symbol>();
let source: AvatarSource = async () => undefined;

/** Says where pictures come from. */
export function avatarsFrom(load: AvatarSource): void {
  source = load;
}

/** The address of a picture; nothing while it is on its way, or where there is none. */
export function useAvatar(avatarId: string | undefined): string | undefined {
  useEffect(() => (avatarId === undefined ? undefined : hold(avatarId)), [avatarId]);
  return useAvatars(({ urls }) => (avatarId === undefined ? undefined : urls[avatarId]));
}

/** Takes in a picture that is at hand already: what one has just uploaded oneself is not fetched. */
export function putAvatar(avatarId: string, picture: Blob): void {
  if (useAvatars.getState().urls[avatarId] !== undefined) return;
  const url = URL.createObjectURL(picture);
  useAvatars.setState(({ urls }) => ({ urls: { ...urls, [avatarId]: url } }));
  makeRoom();
}

/** Forgets all of them: who leaves leaves nothing behind. */
export function forgetAvatars(): void {
  loading.clear();
  for (const url of Object.values(useAvatars.getState().urls)) URL.revokeObjectURL(url);
  useAvatars.setState({ urls: {} });
}

function hold(avatarId: string): () => void {
  shown.set(avatarId, (shown.get(avatarId) ?? 0) + 1);
  void load(avatarId);
  return () => {
    const left = (shown.get(avatarId) ?? 1) - 1;
    if (left > 0) shown.set(avatarId, left);
    else shown.delete(avatarId);
    makeRoom();
  };
}

async function load(avatarId: string): Promise<void> {
  if (loading.has(avatarId) || useAvatars.getState().urls[avatarId] !== undefined) return;
  const mine = Symbol(avatarId);
  loading.set(avatarId, mine);
  try {
    const picture = await source(avatarId);
    if (picture && loading.get(avatarId) === mine) putAvatar(avatarId, picture);
  } catch {
    // The server is away: whoever still shows it then tries again.
    setTimeout(() => shown.has(avatarId) && void load(avatarId), PAUSE);
  } finally {
    if (loading.get(avatarId) === mine) loading.delete(avatarId);
  }
}

/** Forgets those that came first and are not shown now, while there are too many. */
function makeRoom(): void {
  const { urls } = useAvatars.getState();
  const idle = Object.keys(urls).filter((id) => !shown.has(id));
  if (idle.length <= KEPT) return;
  const left = { ...urls };
  for (const id of idle.slice(0, idle.length - KEPT)) {
    URL.revokeObjectURL(left[id] ?? '');
    delete left[id];
  }
  useAvatars.setState({ urls: left });
}
