import type { ErrorCode, Problem, SocketError } from './contract.js';

/**
 * Why something failed: a code of the contract; `unreachable` when no answer came at all; `closed` when the client was
 * closed before; `discarded` when a message was taken out of the outbox; `file-lost` when the bytes of a file that waited
 * are gone; `outbox-full` when too many bytes wait already.
 */
export type FailureCode = ErrorCode | 'unreachable' | 'closed' | 'discarded' | 'file-lost' | 'outbox-full';

interface Details {
  readonly status?: number;
  readonly retryAfter?: number | undefined;
  readonly fields?: ReadonlyMap<string, string>;
}

/** Refusals that say nothing about the request itself: the same one may be accepted later. */
const PASSING: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'conflict',
  'internal',
  'outcome-unknown',
  'projection-behind',
  'rate-limited',
  'token-expired',
  'unauthenticated',
  'unavailable',
  'unreachable',
]);

/** What every failing call of this package throws. */
export class VerbatimError extends Error {
  override readonly name = 'VerbatimError';
  /** The HTTP status; 0 where no HTTP answer tells it. */
  readonly status: number;
  /** In how many seconds the same may be accepted, where the server says so. */
  readonly retryAfter: number | undefined;
  /** What is wrong with each member, parameter or header that the server names. */
  readonly fields: ReadonlyMap<string, string>;

  constructor(
    readonly code: FailureCode,
    message: string,
    { status = 0, retryAfter, fields = new Map() }: Details = {},
  ) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
    this.fields = fields;
  }

  /** Whether the same call may succeed later. */
  get passing(): boolean {
    return this.status === 0 ? PASSING.has(this.code) : this.status === 429 || this.status >= 500;
  }
}

export function unreachable(): VerbatimError {
  return new VerbatimError('unreachable', 'The server cannot be reached');
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}

/** The `Retry-After` of an answer in seconds, where it has one. */
export function retryAfterOf(response: Response): number | undefined {
  const header = response.headers.get('Retry-After') ?? '';
  return /^\d{1,6}$/.test(header) ? Number(header) : undefined;
}

export function errorFrom(body: unknown, response: Response): VerbatimError {
  const { status } = response;
  const retryAfter = retryAfterOf(response);
  if (!isProblem(body)) {
    const said = response.statusText || 'something that is not of the contract';
    return new VerbatimError('internal', `The server answered ${status}: ${said}`, { status, retryAfter });
  }
  const fields = new Map((body.errors ?? []).map(({ field, message }) => [field, message]));
  return new VerbatimError(body.code, body.detail, { status, retryAfter, fields });
}

export function refusal({ code, message, retryAfter }: SocketError): VerbatimError {
  return new VerbatimError(code, message, { retryAfter });
}

export function hasCode(error: unknown, ...codes: FailureCode[]): boolean {
  return error instanceof VerbatimError && codes.includes(error.code);
}

/** The data of a call of the typed client, or its problem as an exception. */
export async function answerOf<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw errorFrom(error, response);
  return data as T;
}
