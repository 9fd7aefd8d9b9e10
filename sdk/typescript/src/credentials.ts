import { VerbatimError } from './error.js';

/** Where access tokens come from. */
export interface Credentials {
  /** A token that is good for a while yet. */
  token(): Promise<string>;

  /**
   * Another token than the one that was refused. Fails with a passing error when it cannot be had now, with any other
   * when it never can.
   */
  renew(refused?: string): Promise<string>;

  /** Calls back with every new token, so that an open socket can go on under it; answers how to stop that. */
  onToken(listener: (token: string) => void): () => void;
}

/** One token for ever, as bots have it. */
export function fixedToken(token: string): Credentials {
  return {
    token: () => Promise.resolve(token),
    renew: () =>
      Promise.reject(
        new VerbatimError('unauthenticated', 'The token is not accepted (any more)', { status: 401 }),
      ),
    onToken: () => () => undefined,
  };
}
