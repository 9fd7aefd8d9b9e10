import { VerbatimError } from '@verbatim/sdk';
import { strings } from '@/config/strings';

/**
 * What to tell a person about a failure, in their language. The server's own words are for a code that this app does not
 * know, as a newer server may have one.
 */
export function explain(error: unknown): string {
  if (!(error instanceof VerbatimError)) return strings.problem.unexpected;
  if (error.code === 'rate-limited' && error.retryAfter !== undefined)
    return strings.problem.rateLimitedFor(error.retryAfter);
  const known: string | undefined = strings.problem.codes[error.code];
  return known ?? (error.status >= 500 ? strings.problem.unexpected : error.message);
}
