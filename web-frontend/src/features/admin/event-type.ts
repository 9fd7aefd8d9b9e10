/** The last part of a stored name such as `chat.verbatim.api.chat.ChatEvent$MessageSent`. */
export const shortType = (type: string) =>
  type.slice(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
