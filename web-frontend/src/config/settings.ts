/** What the app counts on; durations in milliseconds. The only place where such numbers have values. */
export const settings = {
  /** Longest message, in Unicode code points; the contract's limit. */
  longestMessage: 8000,
  /** Messages per page of history. */
  historyPage: 50,
  /** Pages of history that are loaded to get to a message, at most. */
  goalPages: 100,
  /** Chats per page of the chat list. */
  chatListPage: 50,
  /** How long a read of the first page waits for the socket, to be fetched once and not twice. */
  firstSync: 1500,
  /** How long somebody is shown as typing after the last sign of it. */
  typingTtl: 6000,
  /** While typing goes on it is said again this often. */
  typingRepeat: 3000,
  /** A message that is read elsewhere within this time is not told of. */
  noticeDelay: 1000,
  /** A connection that is back within this time is not worth a banner. */
  bannerDelay: 1200,
} as const;
