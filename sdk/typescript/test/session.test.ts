import { afterEach, expect, test, vi } from 'vitest';
import { SESSION_KEY, Session } from '../src/session.js';
import { memoryStore } from '../src/store.js';
import { aUser } from './builders.js';

const account = { ...aUser('Ada'), email: 'ada@example.org', createdAt: '', updatedAt: '' };
const opened = (number: number) => ({
  user: account,
  token: `t.o.${number}`,
  refreshToken: `r${number}`,
  expiresIn: 900,
});
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

afterEach(() => vi.unstubAllGlobals());

async function aSession(store = memoryStore()): Promise<Session> {
  const session = new Session('http://verbatim.test', store);
  await session.begin(opened(0));
  return session;
}

/** Answers each exchange with the next tokens. */
function exchanges(): string[] {
  const used: string[] = [];
  vi.stubGlobal('fetch', (_: string, { body }: RequestInit) => {
    used.push(JSON.parse(String(body)).refreshToken);
    return Promise.resolve(answer(200, opened(used.length)));
  });
  return used;
}

test('uses each refresh token once, however many ask', async () => {
  const session = await aSession();
  const used = exchanges();
  const tokens = await Promise.all([session.renew(), session.renew(), session.renew()]);
  expect(tokens).toEqual(['t.o.1', 't.o.1', 't.o.1']);
  await session.renew();
  expect(used).toEqual(['r0', 'r1']);
});

test('does not renew what was renewed since the refused call', async () => {
  const session = await aSession();
  const used = exchanges();
  expect(await session.renew('an.older.one')).toBe('t.o.0');
  expect(await session.renew('t.o.0')).toBe('t.o.1');
  expect(used).toEqual(['r0']);
});

test('renews with the token that another tab has stored last', async () => {
  const store = memoryStore();
  const session = await aSession(store);
  await store.set(SESSION_KEY, JSON.stringify({ refreshToken: 'of the other tab', user: account }));
  const used = exchanges();
  await session.renew();
  expect(used).toEqual(['of the other tab']);
});

test('goes on after a restart', async () => {
  const store = memoryStore();
  await aSession(store);
  const restarted = new Session('http://verbatim.test', store);
  expect(await restarted.restore()).toBe(true);
  expect(restarted.state.getState()).toEqual({ phase: 'restoring', user: account });
  exchanges();
  expect(await restarted.token()).toBe('t.o.1');
  expect(restarted.state.getState().phase).toBe('signed-in');
});

test('is over here when another tab has logged out', async () => {
  const store = memoryStore();
  const session = await aSession(store);
  await store.delete(SESSION_KEY);
  expect(await session.restore()).toBe(false);
  expect(session.state.getState()).toEqual({ phase: 'signed-out', expired: false });
});

test('ends when the server will not go on with it, and not when the server is away', async () => {
  const session = await aSession();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
  await expect(session.renew()).rejects.toMatchObject({ code: 'unreachable', passing: true });
  expect(session.state.getState().phase).toBe('signed-in');
  vi.stubGlobal('fetch', () =>
    Promise.resolve(answer(401, { code: 'refresh-token-reused', detail: 'stolen' })),
  );
  await expect(session.renew()).rejects.toMatchObject({ code: 'refresh-token-reused', passing: false });
  expect(session.state.getState()).toEqual({ phase: 'signed-out', expired: true });
});

test('keeps what has become of the account, and the tokens with it', async () => {
  const store = memoryStore();
  const session = await aSession(store);
  await session.change({ ...account, profile: { displayName: 'Countess' } });
  await session.change({ ...account, id: 'somebody else' });
  expect(session.state.getState()).toMatchObject({ user: { profile: { displayName: 'Countess' } } });
  expect(JSON.parse((await store.get(SESSION_KEY)) ?? '')).toMatchObject({
    refreshToken: 'r0',
    user: { id: account.id, profile: { displayName: 'Countess' } },
  });
});

test('says that it was ended from elsewhere, where that is known', async () => {
  const session = await aSession();
  session.noteEnd();
  await session.end(true);
  expect(session.state.getState()).toEqual({ phase: 'signed-out', expired: true, ended: true });
  await session.begin(opened(1));
  await session.end(true);
  expect(session.state.getState()).toEqual({ phase: 'signed-out', expired: true });
});
