const ID = /^[A-Za-z0-9-]{1,64}$/;
const MESSAGE_ID = /^([A-Za-z0-9-]{1,64})_\d+$/;
const ADDRESS = /\/chats\/([A-Za-z0-9-]{1,64})(?:[/?#]|$)/;

/** The id of a chat in what somebody pasted: an address of this app, or the id of a message. */
export function chatIdWithin(pasted: string): string | undefined {
  const words = pasted.trim();
  return MESSAGE_ID.exec(words)?.[1] ?? ADDRESS.exec(words)?.[1];
}

/** As {@link chatIdWithin}, or the id itself, which any word may be. */
export function chatIdIn(pasted: string): string | undefined {
  const words = pasted.trim();
  return ID.test(words) ? words : chatIdWithin(words);
}
