const ID = /^[A-Za-z0-9-]+_\d+$/;
const LINK = /\/chats\/([A-Za-z0-9-]+)\?(?:.*&)?message=(\d+)/;

/** The message that somebody means by its id, or by a link to it. */
export function messageIdIn(text: string): string | undefined {
  const wanted = text.trim();
  if (ID.test(wanted)) return wanted;
  const link = LINK.exec(wanted);
  return link ? `${link[1]}_${link[2]}` : undefined;
}
