import { VerbatimError } from '@verbatim/sdk';
import { strings } from '@/config/strings';

/** What to tell a person about a failure. */
export function explain(error: unknown): string {
  if (!(error instanceof VerbatimError)) return strings.problem.unexpected;
  switch (error.code) {
    case 'unreachable':
      return strings.problem.unreachable;
    case 'rate-limited':
      return strings.problem.rateLimited;
    case 'chat-not-found':
      return strings.problem.chatGone;
    case 'forbidden':
      return strings.problem.forbidden;
    case 'invalid-credentials':
      return strings.session.wrongCredentials;
    default:
      return error.status >= 500 ? strings.problem.unexpected : error.message;
  }
}
