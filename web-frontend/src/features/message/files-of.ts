import type { FileToSend, Outbox, Outgoing } from '@verbatim/sdk';

/** The files of a message that waits, to be sent with another one. */
export async function filesOf({ files = [] }: Outgoing, outbox: Outbox): Promise<readonly FileToSend[]> {
  const found = await Promise.all(files.map(async (file) => ({ file, blob: await outbox.blob(file.key) })));
  return found.flatMap(({ file: { name, width, height }, blob }) =>
    blob ? [{ blob, name, width, height }] : [],
  );
}
