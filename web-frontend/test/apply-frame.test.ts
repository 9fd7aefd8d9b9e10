import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chat, Frame } from '@verbatim/sdk';
import { ModelServer, type Event } from './model/server';
import { applyFrame } from '@/realtime/apply-frame';
import { emptyCache, findChat, type Cache, type Timeline } from '@/realtime/cache';
import { placed } from '@/realtime/chat-order';

const ME = 'ada';
const CHATS = [0, 1, 2];
const TOLD_AS_THEY_ARE = new Set(['message_read', 'message_delivered', 'chat_preferences_changed']);
const COMINGS = new Set(['chat_created', 'participant_added', 'participant_removed']);

const chat = fc.constantFrom(...CHATS);
const user = fc.nat({ max: 3 });
const content = fc.string({ minLength: 1, maxLength: 5 });
const names = fc.oneof(fc.constant([]), fc.array(user, { maxLength: 3 }));
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('create'), chat, members: fc.array(user, { minLength: 1 }) }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('say'), chat, by: user, content, names }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit'), chat, pick: fc.nat(), content, names }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete'), chat, pick: fc.nat() }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('react'),
      chat,
      by: user,
      pick: fc.nat(),
      emoji: fc.constantFrom('👍', '❤️', '😂'),
      held: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename'), chat, by: user, name: content }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('role'),
      chat,
      by: user,
      user,
      role: fc.constantFrom('owner', 'admin', 'member'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record(
      {
        kind: fc.constant('choose'),
        chat,
        by: fc.constantFrom(0, 0, 1),
        muted: fc.constantFrom('2026-11-22T10:00:00.000Z', '9999-12-31T23:59:59.999Z'),
        pinned: fc.boolean(),
      },
      { requiredKeys: ['kind', 'chat', 'by'] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('audit'), chat, reason: content }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('join'), chat, user }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave'), chat, user }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('profile'), by: user, name: content }) },
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

/** Where somebody reads in each history, and how far back its newest part is at hand, both in thousandths. */
interface Reading {
  from: number;
  to: number;
  newest: number;
}
const reading = fc.record({
  from: fc.nat({ max: 1000 }),
  to: fc.nat({ max: 1000 }),
  newest: fc.nat({ max: 1000 }),
});
const ALL: Reading = { from: 0, to: 1000, newest: 0 };

function fetched(server: ModelServer, { from, to, newest }: Reading = ALL): Cache {
  const chats = server.chats(ME);
  const parts = (wanted: (seqs: number[]) => [number | undefined, number | undefined]) =>
    Object.fromEntries(
      chats.items.flatMap(({ id }) => {
        const seqs = server.timeline(id).items.map(({ seq }) => seq);
        const [first, last] = wanted(seqs);
        return first === undefined || last === undefined || first > last
          ? []
          : [[id, server.part(id, first, last)]];
      }),
    );
  const at = (seqs: number[], place: number) =>
    seqs[Math.min(seqs.length - 1, ((seqs.length * place) / 1000) | 0)];
  const timelines = parts((seqs) => [at(seqs, newest) ?? 0, seqs.at(-1) ?? 0]);
  const windows = parts((seqs) => [at(seqs, from), at(seqs, to)]);
  return { ...emptyCache(ME), chats, timelines, windows };
}

/** The same parts of the histories, fetched now; what reached the end reaches it still. */
function fetchedAgain(server: ModelServer, cache: Cache): Cache {
  const again = ([id, part]: [string, Timeline]) => {
    const from = part.olderCursor === undefined ? -1 : (part.items[0]?.seq ?? -1);
    const to = part.newerCursor === undefined ? Infinity : (part.items.at(-1)?.seq ?? -1);
    return [id, server.part(id, from, to)];
  };
  const { timelines, windows } = cache;
  return {
    ...emptyCache(ME),
    chats: server.chats(ME),
    timelines: Object.fromEntries(Object.entries(timelines).map(again)),
    windows: Object.fromEntries(Object.entries(windows).map(again)),
  };
}

/** As the client does: whatever a frame shows to be out of step is fetched. */
function take(cache: Cache, frame: Frame, server: ModelServer): Cache {
  const applied = applyFrame(cache, frame, 0);
  return applied.stale.reduce((held, id) => {
    const fresh = server.chat(id, ME);
    if (!fresh || !held.chats) return held;
    const items = placed(held.chats.items, fresh);
    const { timelines, windows } = fetchedAgain(server, held);
    const timeline = timelines[id] ?? server.timeline(id);
    return { ...held, chats: { items }, windows, timelines: { ...held.timelines, [id]: timeline } };
  }, applied.cache);
}

/** As the server sends it to whoever resumes: marks first, and again after each coming and going; what was chosen last. */
function resumed(happened: Frame[], chats: readonly Chat[]): Frame[] {
  const again = happened.flatMap((frame) => {
    if (!COMINGS.has(frame.event) || !('chatId' in frame.data)) return [frame];
    const { chatId } = frame.data;
    return [frame, ...marksOf(chats.filter(({ id }) => id === chatId))];
  });
  const chosen = chats.flatMap(({ id: chatId, preferences, position }): Frame[] =>
    preferences ? [{ event: 'chat_preferences_changed', data: { chatId, position, preferences } }] : [],
  );
  return [...marksOf(chats), ...again, ...chosen];
}

function marksOf(chats: readonly Chat[]): Frame[] {
  return chats.flatMap(({ id: chatId, participants, position }) =>
    participants.flatMap(({ user: { id: userId }, readSeq, deliveredSeq }): Frame[] => [
      { event: 'message_read', data: { chatId, userId, seq: readSeq, position } },
      { event: 'message_delivered', data: { chatId, userId, seq: deliveredSeq, position } },
    ]),
  );
}

function nameless(parts: Readonly<Record<string, Timeline>>) {
  return Object.entries(parts).map(([id, { items, ...part }]) => ({
    id,
    part,
    items: items.map(({ sender, ...message }) => ({ ...message, by: sender.id })),
  }));
}

/** Everything that people see of it; the history of a chat that was created later is only fetched when it is opened. */
function seen({ chats, timelines, windows }: Cache) {
  return { chats, timelines, windows };
}

describe('an old state and the frames since', () => {
  test('are what a fetch answers', () => {
    fc.assert(
      fc.property(events, events, reading, (past, future, where) => {
        const server = new ModelServer();
        past.forEach((happening) => server.happen(happening, ME));
        let cache = fetched(server, where);
        for (const happening of future)
          for (const frame of server.happen(happening, ME)) cache = take(cache, frame, server);
        expect(seen(cache)).toEqual(seen(fetchedAgain(server, cache)));
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });

  test('are what a fetch answers, also where the frames begin before the state', () => {
    fc.assert(
      fc.property(events, events, events, reading, (past, overlap, future, where) => {
        const server = new ModelServer();
        past.forEach((happening) => server.happen(happening, ME));
        const known = overlap.flatMap((happening) => server.happen(happening, ME));
        let cache = fetched(server, where);
        const current = server.chats(ME);
        for (const frame of known) {
          cache = take(cache, frame, server);
          // Nothing is shown as it was before, not even for a moment; but people may have an earlier name until the frames are through.
          const again = fetchedAgain(server, cache);
          expect(nameless(cache.timelines)).toEqual(nameless(again.timelines));
          expect(nameless(cache.windows)).toEqual(nameless(again.windows));
        }
        expect(cache.chats?.items.map(({ id }) => id).toSorted()).toEqual(
          current.items.map(({ id }) => id).toSorted(),
        );
        for (const { id, unreadCount, unreadMentions } of current.items)
          expect(findChat(cache.chats, id), id).toMatchObject({ unreadCount, unreadMentions });
        for (const happening of future)
          for (const frame of server.happen(happening, ME)) cache = take(cache, frame, server);
        expect(seen(cache)).toEqual(seen(fetchedAgain(server, cache)));
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });

  test('are what a fetch answers, also where the marks of now come before what was missed', () => {
    fc.assert(
      fc.property(events, events, reading, (past, missed, where) => {
        const server = new ModelServer();
        past.forEach((happening) => server.happen(happening, ME));
        let cache = fetched(server, where);
        const happened = missed
          .flatMap((happening) => server.happen(happening, ME))
          .filter(({ event }) => !TOLD_AS_THEY_ARE.has(event));
        for (const frame of resumed(happened, server.chats(ME).items)) cache = take(cache, frame, server);
        expect(seen(cache)).toEqual(seen(fetchedAgain(server, cache)));
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

  test('need a fetch when a message that is not at hand stops to name the reader, or may have done so', () => {
    const server = new ModelServer();
    server.happen({ kind: 'create', chat: 1, members: [0, 1] }, ME);
    server.happen({ kind: 'say', chat: 1, by: 1, content: '@ada', names: [0] }, ME);
    server.happen({ kind: 'say', chat: 1, by: 1, content: 'nobody' }, ME);
    const cache = { ...fetched(server), timelines: {}, windows: {} };
    expect(findChat(cache.chats, 'chat-1')).toMatchObject({ unreadCount: 2, unreadMentions: 1 });
    const frames = server.happen({ kind: 'edit', chat: 1, pick: 0, content: 'who?' }, ME);
    expect(frames.flatMap((frame) => applyFrame(cache, frame, 0).stale)).toEqual(['chat-1']);
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
