import type { ErrorCode, Problem } from './contract';

/** Why a call failed; `unreachable` when no answer came at all. */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode | 'unreachable',
    readonly status: number,
    detail: string,
    readonly fields: ReadonlyMap<string, string> = new Map(),
  ) {
    super(detail);
    this.name = 'ApiError';
  }

  /** Whether the same call may succeed later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}

export function errorFrom(body: unknown, response: Response): ApiError {
  if (!isProblem(body)) return new ApiError('internal', response.status, response.statusText);
  const fields = new Map((body.errors ?? []).map(({ field, message }) => [field, message]));
  return new ApiError(body.code, response.status, body.detail, fields);
}

export function hasCode(error: unknown, ...codes: ApiError['code'][]): boolean {
  return error instanceof ApiError && codes.includes(error.code);
}

/** The data of a call of the typed client, or its problem as an exception. */
export async function answerOf<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw errorFrom(error, response);
  return data as T;
}
