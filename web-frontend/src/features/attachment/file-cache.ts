import { create } from 'zustand';
import type { Attachment } from '@verbatim/sdk';
import { verbatim } from '@/api/client';
import { settings } from '@/config/settings';
import { download } from './calls';

/** What is known of the bytes of a file. */
export interface Held {
  readonly url?: string;
  /** How many bytes have come while it is fetched. */
  readonly loaded?: number;
  readonly failed?: boolean;
}

interface Files {
  readonly held: Readonly<Record<string, Held>>;
}

/** The files that are or were shown, by id: as addresses that only this page can read. */
export const useFiles = create<Files>(() => ({ held: {} }));

const blobs = new Map<string, Blob>();
const users = new Map<string, number>();

function tell(id: string, held: Held | undefined): void {
  useFiles.setState(({ held: { [id]: _, ...others } }) => ({
    held: held === undefined ? others : { ...others, [id]: held },
  }));
}

/** Takes in bytes that are at hand already: what one has just sent oneself is not fetched. */
export function putFile(id: string, blob: Blob): void {
  if (blobs.has(id)) return;
  blobs.set(id, blob);
  tell(id, { url: URL.createObjectURL(blob) });
  makeRoom();
}

/** Fetches a file unless it is here or on its way. */
export async function loadFile(chatId: string, { id, size, type }: Attachment): Promise<void> {
  const now = useFiles.getState().held[id];
  if (now && !now.failed) return;
  tell(id, { loaded: 0 });
  try {
    const blob = await download(chatId, id, type, (loaded) => {
      if (loaded < size) tell(id, { loaded });
    });
    putFile(id, blob);
  } catch {
    tell(id, { failed: true });
  }
}

/** Holds a file as long as something shows it; answers how to let go. */
export function holdFile(id: string): () => void {
  users.set(id, (users.get(id) ?? 0) + 1);
  return () => {
    const left = (users.get(id) ?? 1) - 1;
    if (left > 0) users.set(id, left);
    else users.delete(id);
    makeRoom();
  };
}

/** Forgets what was shown longest ago and is not shown now, while all of it takes too much memory. */
function makeRoom(): void {
  let bytes = 0;
  for (const blob of blobs.values()) bytes += blob.size;
  for (const [id, blob] of blobs) {
    if (bytes <= settings.keptFileBytes) return;
    if (users.has(id)) continue;
    bytes -= blob.size;
    forget(id);
  }
}

function forget(id: string): void {
  const url = useFiles.getState().held[id]?.url;
  if (url !== undefined) URL.revokeObjectURL(url);
  blobs.delete(id);
  tell(id, undefined);
}

verbatim.on('uploaded', ({ file, blob }) => putFile(file.id, blob.slice(0, blob.size, file.type)));

// Who leaves leaves nothing behind.
verbatim.session.state.subscribe(({ phase }) => {
  if (phase === 'signed-out') for (const id of [...blobs.keys()]) forget(id);
});
