import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chat, Frame } from '@verbatim/sdk';
import { ModelServer, type Event } from './model/server';
import { applyFrame } from '@/realtime/apply-frame';
import { emptyCache, findChat, type Cache } from '@/realtime/cache';

const ME = 'ada';
const CHATS = [0, 1, 2];
const COMINGS = new Set(['chat_created', 'participant_added', 'participant_removed']);

const chat = fc.constantFrom(...CHATS);
const user = fc.nat({ max: 3 });
const content = fc.string({ minLength: 1, maxLength: 5 });
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('create'), chat, members: fc.array(user, { minLength: 1 }) }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('say'), chat, by: user, content }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit'), chat, pick: fc.nat(), content }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete'), chat, pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename'), chat, by: user, name: content }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('join'), chat, user }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave'), chat, user }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('deliver'), chat, by: user, ahead: fc.nat({ max: 5 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('read'), chat, by: user, ahead: fc.nat({ max: 5 }) }),
  },
) as fc.Arbitrary<Event>;
const events = fc.array(event, { maxLength: 60 });

function fetched(server: ModelServer): Cache {
  const chats = server.chats(ME);
  const timelines = Object.fromEntries(chats.items.map(({ id }) => [id, server.timeline(id)]));
  return { ...emptyCache(ME), chats, timelines };
}

/** As the client does: whatever a frame shows to be out of step is fetched. */
function take(cache: Cache, frame: Frame, server: ModelServer): Cache {
  const applied = applyFrame(cache, frame, 0);
  return applied.stale.reduce((held, id) => {
    const fresh = server.chat(id, ME);
    if (!fresh || !held.chats) return held;
    const items = [fresh, ...held.chats.items.filter((other) => other.id !== id)];
    return { ...held, chats: { items }, timelines: { ...held.timelines, [id]: server.timeline(id) } };
  }, applied.cache);
}

/** As the server sends it to whoever resumes: marks first, and again after each coming and going. */
function resumed(happened: Frame[], chats: readonly Chat[]): Frame[] {
  const again = happened.flatMap((frame) => {
    if (!COMINGS.has(frame.event) || !('chatId' in frame.data)) return [frame];
    const { chatId } = frame.data;
    return [frame, ...marksOf(chats.filter(({ id }) => id === chatId))];
  });
  return [...marksOf(chats), ...again];
}

function marksOf(chats: readonly Chat[]): Frame[] {
  return chats.flatMap(({ id: chatId, participants, position }) =>
    participants.flatMap(({ user: { id: userId }, readSeq, deliveredSeq }): Frame[] => [
      { event: 'message_read', data: { chatId, userId, seq: readSeq, position } },
      { event: 'message_delivered', data: { chatId, userId, seq: deliveredSeq, position } },
    ]),
  );
}

/** Everything that people see of it; the history of a chat that was created later is only fetched when it is opened. */
function seen(cache: Cache, opened: Cache) {
  const timelines = Object.entries(cache.timelines).filter(([id]) => id in opened.timelines);
  return { chats: cache.chats, timelines: Object.fromEntries(timelines) };
}

describe('an old state and the frames since', () => {
  test('are what a fetch answers', () => {
    fc.assert(
      fc.property(events, events, (past, future) => {
        const server = new ModelServer();
        past.forEach((happening) => server.happen(happening, ME));
        let cache = fetched(server);
        for (const happening of future)
          for (const frame of server.happen(happening, ME)) cache = take(cache, frame, server);
        expect(seen(cache, cache)).toEqual(seen(fetched(server), cache));
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });

  test('are what a fetch answers, also where the frames begin before the state', () => {
    fc.assert(
      fc.property(events, events, events, (past, overlap, future) => {
        const server = new ModelServer();
        past.forEach((happening) => server.happen(happening, ME));
        const known = overlap.flatMap((happening) => server.happen(happening, ME));
        let cache = fetched(server);
        const current = server.chats(ME);
        for (const frame of known) {
          cache = take(cache, frame, server);
          // Nothing is shown as it was before, not even for a moment.
          for (const { id } of current.items) expect(cache.timelines[id]).toEqual(server.timeline(id));
        }
        expect(cache.chats?.items.map(({ id }) => id).toSorted()).toEqual(
          current.items.map(({ id }) => id).toSorted(),
        );
        for (const { id, unreadCount } of current.items)
          expect(findChat(cache.chats, id)?.unreadCount, id).toBe(unreadCount);
        for (const happening of future)
          for (const frame of server.happen(happening, ME)) cache = take(cache, frame, server);
        expect(seen(cache, cache)).toEqual(seen(fetched(server), cache));
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });

  test('are what a fetch answers, also where the marks of now come before what was missed', () => {
    fc.assert(
      fc.property(events, events, (past, missed) => {
        const server = new ModelServer();
        past.forEach((happening) => server.happen(happening, ME));
        let cache = fetched(server);
        const happened = missed
          .flatMap((happening) => server.happen(happening, ME))
          .filter(({ event }) => event !== 'message_read' && event !== 'message_delivered');
        for (const frame of resumed(happened, server.chats(ME).items)) cache = take(cache, frame, server);
        expect(seen(cache, cache)).toEqual(seen(fetched(server), cache));
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });

  test('count nothing as unread that another device has read, though the mark comes first', () => {
    const server = new ModelServer();
    server.happen({ kind: 'create', chat: 1, members: [0, 1] }, ME);
    let cache = fetched(server);
    const said = server.happen({ kind: 'say', chat: 1, by: 1, content: 'read elsewhere' }, ME);
    const marked = server.happen({ kind: 'read', chat: 1, by: 0, ahead: 1 }, ME);
    for (const frame of [...marked, ...said]) cache = take(cache, frame, server);
    expect(findChat(cache.chats, 'chat-1')).toMatchObject({ unreadCount: 0, readSeq: 1 });
  });

  test('need a fetch when a frame was lost, and no more than that chat', () => {
    const server = new ModelServer();
    for (const number of CHATS) server.happen({ kind: 'create', chat: number, members: [0, 1] }, ME);
    const cache = fetched(server);
    server.happen({ kind: 'say', chat: 1, by: 1, content: 'lost' }, ME);
    const frames = server.happen({ kind: 'say', chat: 1, by: 1, content: 'seen' }, ME);
    const stale = frames.flatMap((frame) => applyFrame(cache, frame, 0).stale);
    expect(stale).toEqual(['chat-1']);
  });
});
