/** What the app counts on; durations in milliseconds. The only place where such numbers have values. */
export const settings = {
  /** Longest message, in Unicode code points; the contract's limit. */
  longestMessage: 8000,
  /** Messages per page of history. */
  historyPage: 50,
  /** Chats per page of the chat list. */
  chatListPage: 50,
  /** How long a read of the first page waits for the socket, to be fetched once and not twice. */
  firstSync: 1500,
  /** A silent server is taken for lost after this time: more than two heartbeats. */
  silence: 40_000,
  /** An acknowledgement that takes longer is asked for again, with the same idempotency key. */
  sendTimeout: 10_000,
  /** Marks (delivered, read) of one chat are gathered for this long. */
  markWindow: 150,
  /** A mark that was not acknowledged is told again after this time. */
  markRetry: 3000,
  /** How long somebody is shown as typing after the last sign of it. */
  typingTtl: 6000,
  /** While typing goes on it is said again this often. */
  typingRepeat: 3000,
  /** An access token is renewed this long before it expires. */
  renewAhead: 60_000,
  /** A connection that is back within this time is not worth a banner. */
  bannerDelay: 1200,
} as const;
