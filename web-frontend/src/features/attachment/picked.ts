import { create } from 'zustand';
import { verbatim } from '@/api/client';
import type { AttachmentLimits, FileToSend } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { sizeInWords } from '@/ui/file-words';
import { fetchLimits } from './calls';

/** A file that was chosen and not sent yet. */
export interface Picked extends FileToSend {
  readonly key: number;
  /** Shows it, if it is an image. */
  readonly url?: string;
}

interface Choice {
  readonly files: Readonly<Record<string, readonly Picked[]>>;
  /** Why some were not taken, by chat. */
  readonly problems: Readonly<Record<string, readonly string[]>>;
}

export const usePicked = create<Choice>(() => ({ files: {}, problems: {} }));

const NONE: readonly Picked[] = [];
let nextKey = 0;
let limits: Promise<AttachmentLimits | undefined> | undefined;

/** What the server takes; where it cannot be asked now, it decides when the files get there. */
function limitsOfServer(): Promise<AttachmentLimits | undefined> {
  limits ??= fetchLimits().catch(() => {
    limits = undefined;
    return undefined;
  });
  return limits;
}

export function pickedIn({ files }: Choice, chatId: string): readonly Picked[] {
  return files[chatId] ?? NONE;
}

/** Chooses files to be sent to a chat, and says which cannot be. */
export async function pick(chatId: string, come: readonly File[]): Promise<void> {
  const server = await limitsOfServer();
  const problems: string[] = [];
  const room = (server?.mostPerMessage ?? 10) - pickedIn(usePicked.getState(), chatId).length;
  const taken: Picked[] = [];
  for (const file of come) {
    const problem = problemOf(file, server);
    if (problem !== undefined) problems.push(problem);
    else if (taken.length >= room) {
      problems.push(strings.files.tooMany(server?.mostPerMessage ?? 10));
      break;
    } else taken.push(await described(file));
  }
  usePicked.setState((now) => ({
    files: { ...now.files, [chatId]: [...pickedIn(now, chatId), ...taken] },
    problems: { ...now.problems, [chatId]: problems },
  }));
}

function problemOf(file: File, server: AttachmentLimits | undefined): string | undefined {
  if (file.size === 0) return strings.files.empty(file.name);
  if (!server) return undefined;
  if (file.size > server.largestFile)
    return strings.files.tooLarge(file.name, sizeInWords(server.largestFile));
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  return server.refusedExtensions.includes(extension) ? strings.files.refused(file.name) : undefined;
}

async function described(blob: File): Promise<Picked> {
  const named = { key: nextKey++, blob, name: blob.name };
  if (!/^image\/(png|jpeg|gif|webp)$/.test(blob.type)) return named;
  const url = URL.createObjectURL(blob);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return { ...named, url, width: image.naturalWidth, height: image.naturalHeight };
  } catch {
    URL.revokeObjectURL(url);
    return named;
  }
}

export function unpick(chatId: string, key: number): void {
  const file = pickedIn(usePicked.getState(), chatId).find((one) => one.key === key);
  if (file?.url !== undefined) URL.revokeObjectURL(file.url);
  usePicked.setState((now) => ({
    files: { ...now.files, [chatId]: pickedIn(now, chatId).filter((one) => one.key !== key) },
  }));
}

export function forgetProblems(chatId: string): void {
  usePicked.setState(({ problems }) => ({ problems: { ...problems, [chatId]: [] } }));
}

/** Hands over what was chosen; the choice is then empty. */
export function takePicked(chatId: string): readonly FileToSend[] {
  const files = pickedIn(usePicked.getState(), chatId);
  for (const { key } of files) unpick(chatId, key);
  forgetProblems(chatId);
  return files.map(({ blob, name, width, height }) => ({ blob, name, width, height }));
}

// Who leaves leaves nothing behind.
verbatim.session.state.subscribe(({ phase }) => {
  if (phase !== 'signed-out') return;
  const { files } = usePicked.getState();
  for (const [chatId, picked] of Object.entries(files)) for (const { key } of picked) unpick(chatId, key);
});
