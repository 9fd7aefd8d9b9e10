import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { fixedToken, type Credentials } from '../src/credentials.js';
import { answerOf } from '../src/error.js';
import { createApi, type Api } from '../src/http.js';

let server: Server | undefined;

afterEach(() => void server?.close());

type Answer = readonly [status: number, body?: unknown, headers?: Record<string, string>];

/** A server that gives these answers, the last one again and again, and the calls that it got. */
async function aServer(answers: Answer[]): Promise<{ url: string; calls: IncomingMessage[] }> {
  const calls: IncomingMessage[] = [];
  server = createServer((request, response) => {
    const [status, body = {}, headers = {}] = answers[Math.min(calls.length, answers.length - 1)] as Answer;
    calls.push(request);
    request.resume();
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(status === 204 ? undefined : JSON.stringify(body));
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, calls };
}

const written: string[] = [];

function anApi(url: string, credentials: Credentials = fixedToken('secret'), attempts = 3): Api {
  const onWritten = (position: string) => written.push(position);
  return createApi({ url, credentials, attempts, position: () => 'p7', onWritten });
}

const problem = (code: string) => ({ code, detail: 'no', type: '', title: '', status: 0 });
const path = { chatId: 'chat' };
const say = (api: Api, header?: { 'Idempotency-Key': string }) =>
  answerOf(
    api.POST('/api/chats/{chatId}/messages', {
      params: { path, ...(header && { header }) },
      body: { content: 'hello' },
    }),
  );

test('a read names the token and what it must not be older than', async () => {
  const { url, calls } = await aServer([[200]]);
  await anApi(url).GET('/api/users/me');
  expect(calls[0]?.headers).toMatchObject({
    authorization: 'Bearer secret',
    'verbatim-min-position': 'p7',
  });
});

test('a position that the caller names counts', async () => {
  const { url, calls } = await aServer([[200]]);
  await anApi(url).GET('/api/users/me', { params: { header: { 'Verbatim-Min-Position': 'p5' } } });
  expect(calls[0]?.headers['verbatim-min-position']).toBe('p5');
});

test('a write tells how far it has got, and names nothing', async () => {
  const { url, calls } = await aServer([[201, {}, { 'Verbatim-Position': 'p8' }]]);
  await say(anApi(url));
  expect(written).toEqual(['p8']);
  expect(calls[0]?.headers['verbatim-min-position']).toBeUndefined();
});

test('a log-in carries no token', async () => {
  const { url, calls } = await aServer([[200]]);
  await anApi(url).POST('/api/auth/login', { body: { email: 'ada@example.org', password: 'secret' } });
  expect(calls[0]?.headers.authorization).toBeUndefined();
});

test('a call that is asked to wait is made again', async () => {
  const { url, calls } = await aServer([[429, problem('rate-limited'), { 'Retry-After': '0' }], [201]]);
  await say(anApi(url));
  expect(calls).toHaveLength(2);
});

test('a wait beyond all patience is the caller’s', async () => {
  const { url, calls } = await aServer([[429, problem('rate-limited'), { 'Retry-After': '600' }]]);
  await expect(say(anApi(url))).rejects.toMatchObject({
    code: 'rate-limited',
    retryAfter: 600,
    passing: true,
  });
  expect(calls).toHaveLength(1);
});

test.each([
  ['a write without a key is not repeated', undefined, 1],
  ['a write with a key is repeated', { 'Idempotency-Key': 'once' }, 3],
] as const)('where the outcome is unknown, %s', async (_, header, times) => {
  const { url, calls } = await aServer([[503, problem('outcome-unknown'), { 'Retry-After': '0' }]]);
  await expect(say(anApi(url), header)).rejects.toMatchObject({ code: 'outcome-unknown', status: 503 });
  expect(calls).toHaveLength(times);
});

test('a stale token is renewed once', async () => {
  const { url, calls } = await aServer([[401, problem('token-expired')], [200]]);
  const refused: (string | undefined)[] = [];
  const credentials: Credentials = {
    ...fixedToken('old'),
    renew: async (token) => (refused.push(token), 'new'),
  };
  await anApi(url, credentials).GET('/api/users/me');
  expect(refused).toEqual(['old']);
  expect(calls.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
});

test('a fixed token that is refused is no use any more', async () => {
  const { url } = await aServer([[401, problem('unauthenticated')]]);
  const call = anApi(url).GET('/api/users/me');
  await expect(call).rejects.toMatchObject({ code: 'unauthenticated', status: 401, passing: false });
});

test('what is no answer of the contract is told as it is', async () => {
  const { url } = await aServer([[502, 'Bad gateway']]);
  await expect(answerOf(anApi(url).GET('/api/users/me'))).rejects.toMatchObject({
    code: 'internal',
    status: 502,
  });
});

test('a server that is not there is unreachable', async () => {
  const { url } = await aServer([[200]]);
  await new Promise((closed) => server?.close(closed));
  await expect(anApi(url, undefined, 1).GET('/api/users/me')).rejects.toMatchObject({
    code: 'unreachable',
    status: 0,
    passing: true,
  });
});

test('who has lost patience does not wait', async () => {
  const { url } = await aServer([[429, problem('rate-limited'), { 'Retry-After': '30' }]]);
  const signal = AbortSignal.timeout(50);
  await expect(anApi(url).GET('/api/users/me', { signal })).rejects.toMatchObject({ name: 'TimeoutError' });
});
