import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import type { Frame } from '@verbatim/sdk';
import { verbatim } from '@/api/client';
import { emptyCache, type ChatList, type Timeline } from '@/realtime/cache';
import { applyFrame } from '@/realtime/apply-frame';
import { Journal } from '@/realtime/journal';
import { HistoryReader } from '@/realtime/history-reader';
import { QuotedReader } from '@/realtime/quoted-reader';
import { Reader } from '@/realtime/reader';
import { keys, readCache, writeCache } from '@/realtime/store';
import { ModelServer, PEOPLE, type Event } from './model/server';

const ME = 'ada';

/** A client whose HTTP answers are held back until they are let go. */
async function aClient(server: ModelServer) {
  const account = { ...PEOPLE[0], email: 'ada@example.org', createdAt: '', updatedAt: '' };
  await verbatim.session.begin({ user: account as never, token: 'a.b.c', refreshToken: 'r', expiresIn: 900 });
  const held: (() => void)[] = [];
  vi.stubGlobal('fetch', async ({ url }: Request) => {
    const [, , , chatId, part] = new URL(url).pathname.split('/');
    const chat = chatId === undefined ? undefined : server.chat(chatId, ME);
    const answer =
      chatId === undefined
        ? server.chats(ME)
        : part === 'messages'
          ? server.timeline(chatId)
          : (chat ?? undefined);
    const body = JSON.stringify(answer ?? { code: 'chat-not-found', detail: 'gone' });
    await new Promise<void>((resolve) => held.push(resolve));
    const status = answer === undefined ? 404 : 200;
    return new Response(body, { status, headers: { 'Content-Type': 'application/json' } });
  });
  const queries = new QueryClient();
  const journal = new Journal();
  const reader = new Reader(queries, ME, journal, () => undefined);
  const quoted = new QuotedReader(queries, ME, journal, () => undefined);
  const history = new HistoryReader(queries, ME, journal, () => undefined, quoted);
  const take = (frames: Frame[]) => {
    for (const frame of frames) {
      journal.add(frame);
      const before = readCache(queries, ME, 'chatId' in frame.data ? frame.data.chatId : undefined);
      writeCache(queries, before, applyFrame(before, frame, 0).cache);
    }
  };
  const letGo = async () => {
    await expect.poll(() => held.length).toBeGreaterThan(0);
    held.splice(0).forEach((release) => release());
  };
  return { queries, reader, history, take, letGo };
}

const create: Event = { kind: 'create', chat: 0, members: [0, 1] };
const say = (content: string): Event => ({ kind: 'say', chat: 0, by: 1, content });

afterEach(async () => {
  vi.unstubAllGlobals();
  await verbatim.session.end(false);
});

test('chats that are found stand in their place of the list, each once, and are kept up to date', async () => {
  const server = new ModelServer();
  for (const chat of [0, 1, 2]) server.happen({ kind: 'create', chat, members: [0, 1] }, ME);
  const { queries, reader, take, letGo } = await aClient(server);
  const [newest] = server.chats(ME).items;
  queries.setQueryData<ChatList>(keys.chats, { items: newest ? [newest] : [], nextCursor: 'more' });
  const finding = reader.findChats('grace');
  await letGo();
  await finding;
  const ids = () => queries.getQueryData<ChatList>(keys.chats)?.items.map(({ id }) => id);
  expect(ids()).toEqual(['chat-2', 'chat-1', 'chat-0']);
  take(server.happen(say('found'), ME));
  expect(ids()).toEqual(['chat-0', 'chat-2', 'chat-1']);
  expect(queries.getQueryData<ChatList>(keys.chats)?.nextCursor).toBe('more');
});

test('an answer that is older than the frames that came meanwhile is brought up to date with them', async () => {
  const server = new ModelServer();
  server.happen(create, ME);
  const { reader, history, take, letGo } = await aClient(server);
  const chats = reader.chats();
  const timeline = history.newest('chat-0');
  await new Promise((resolve) => setTimeout(resolve));
  take(server.happen(say('meanwhile'), ME));
  await letGo();
  expect(await chats).toEqual(server.chats(ME));
  expect((await timeline).items).toEqual(server.timeline('chat-0').items);
});

test('a chat that was created while the list was under way is in it', async () => {
  const server = new ModelServer();
  const { reader, take, letGo } = await aClient(server);
  const chats = reader.chats();
  await new Promise((resolve) => setTimeout(resolve));
  take(server.happen(create, ME));
  await letGo();
  expect(await chats).toEqual(server.chats(ME));
});

test('a hole in the frames of a chat is filled by fetching it', async () => {
  const server = new ModelServer();
  server.happen(create, ME);
  const { queries, reader, letGo } = await aClient(server);
  queries.setQueryData<ChatList>(keys.chats, server.chats(ME));
  queries.setQueryData<Timeline>(keys.timeline('chat-0'), server.timeline('chat-0'));
  for (const content of ['lost', 'lost as well']) server.happen(say(content), ME);
  const refreshed = reader.refresh('chat-0');
  await letGo();
  await refreshed;
  expect(queries.getQueryData<ChatList>(keys.chats)).toEqual(server.chats(ME));
  expect(queries.getQueryState(keys.timeline('chat-0'))?.isInvalidated).toBe(true);
});

test('a chat that is closed to its reader disappears', async () => {
  const server = new ModelServer();
  server.happen(create, ME);
  const { queries, reader, letGo } = await aClient(server);
  queries.setQueryData<ChatList>(keys.chats, server.chats(ME));
  server.happen({ kind: 'leave', chat: 0, user: 0 }, ME);
  const refreshed = reader.refresh('chat-0');
  await letGo();
  await refreshed;
  expect(queries.getQueryData<ChatList>(keys.chats)?.items).toEqual([]);
});

test('frames of other chats leave what is at hand untouched', () => {
  const server = new ModelServer();
  server.happen(create, ME);
  const cache = { ...emptyCache(ME), chats: server.chats(ME) };
  const [typing] = [{ event: 'user_typing', data: { chatId: 'other', userId: 'grace' } } as Frame];
  expect(applyFrame(cache, typing, 0).cache.chats).toBe(cache.chats);
});
