/** What the package counts on; durations in milliseconds. The only place where such numbers have values. */
export const settings = {
  /** A silent server is taken for lost after this time: more than two heartbeats. */
  silence: 40_000,
  /** An acknowledgement that takes longer is asked for again, with the same idempotency key. */
  sendTimeout: 10_000,
  /** A message that could not be sent is sent again after this time, where the server does not say how long. */
  sendRetry: 2000,
  /** What another tab has not sent after this time is sent by this one as well. */
  takeUp: 5000,
  /** Messages whose files are brought to the server at once. */
  uploadsAtOnce: 2,
  /** After this time, kept bytes that belong to no waiting message are removed. */
  fileSweep: 24 * 3_600_000,
  /** So many bytes of files may wait to be sent. */
  waitingFileBytes: 250 * 1024 * 1024,
  /** Marks (delivered, read) of one chat are gathered for this long. */
  markWindow: 150,
  /** A mark that was not acknowledged is told again after this time. */
  markRetry: 3000,
  /** An access token is renewed this long before it expires. */
  renewAhead: 60_000,
  /** The first pause before a reconnection; each attempt in vain doubles it. */
  reconnectFirst: 250,
  reconnectSlowest: 15_000,
  /** The first pause before a handler that failed is called again; each failure doubles it. */
  handlerFirst: 1000,
  handlerSlowest: 30_000,
  /** Longer than this an HTTP call does not wait to be repeated. */
  httpPatience: 30_000,
  /** Frames that wait for a slow handler; what comes beyond is asked for again later. */
  waitingFrames: 10_000,
  /** How long logging out waits for the server to hear of it. */
  farewell: 2000,
} as const;
