import { useCallback, useEffect } from 'react';
import type { Attachment } from '@verbatim/sdk';
import { holdFile, loadFile, useFiles, type Held } from './file-cache';

const NOTHING: Held = {};

/** A file that is shown: fetched at once if it is wanted now, and kept as long as it is shown. */
export function useFile(chatId: string, file: Attachment, now: boolean): Held & { load: () => void } {
  const held = useFiles((files) => files.held[file.id]) ?? NOTHING;
  const load = useCallback(() => void loadFile(chatId, file), [chatId, file]);
  useEffect(() => holdFile(file.id), [file.id]);
  useEffect(() => {
    if (now) load();
  }, [now, load]);
  return { ...held, load };
}

/** Saves a file under its name. */
export async function saveFile(chatId: string, file: Attachment): Promise<void> {
  const release = holdFile(file.id);
  try {
    await loadFile(chatId, file);
    await arrived(file.id);
    const url = useFiles.getState().held[file.id]?.url;
    if (url === undefined) return;
    const link = document.createElement('a');
    link.href = url;
    link.download = file.name;
    link.click();
  } finally {
    release();
  }
}

function arrived(id: string): Promise<void> {
  const done = () => {
    const held = useFiles.getState().held[id];
    return held === undefined || held.url !== undefined || held.failed === true;
  };
  if (done()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = useFiles.subscribe(() => {
      if (!done()) return;
      stop();
      resolve();
    });
  });
}
