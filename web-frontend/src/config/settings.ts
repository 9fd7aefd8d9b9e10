/** What the app counts on; durations in milliseconds. The only place where such numbers have values. */
export const settings = {
  /** Longest message, in Unicode code points; the contract's limit. */
  longestMessage: 8000,
  /** So many unread mentions of one chat the server knows at most. */
  knownMentions: 100,
  /** In groups with more members than this the server need not tell everybody how far others have come; its default. */
  membersToldOfAllMarks: 100,
  /** Messages per page of history. */
  historyPage: 50,
  /** The largest page that the server gives. */
  largestPage: 100,
  /** Messages at hand of one history: when there are more, those that are far from the reader are dropped. */
  historyAtMost: 600,
  /** So many are kept then. */
  historyKept: 400,
  /** Chats per page of the chat list. */
  chatListPage: 50,
  /** Nothing is looked for on the server before somebody has stopped typing for so long. */
  searchDelay: 200,
  /** How long what was found on the server counts as found. */
  searchKept: 60_000,
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
  /** So many bytes of files that were shown are kept in memory. */
  keptFileBytes: 96 * 1024 * 1024,
} as const;
