import type { QueryClient } from '@tanstack/react-query';
import type { Chat } from '@verbatim/sdk';
import { settings } from '@/config/settings';
import type { ChatList, Timeline } from './cache';
import { differences } from './differences';
import type { Runtime } from './runtime';
import { keys } from './store';

/** So many histories are compared at most. */
const MOST_HISTORIES = 20;
/** So often a part is compared before it counts as different, with so many milliseconds between. */
const ATTEMPTS = 3;
const PATIENCE = 1000;
/** A read may be newer than the frame that last changed something; and ticks are shown by the marks of the members. */
const IGNORED = new Set(['position', 'status']);

/**
 * Compares what is shown with what the server answers now, and puts its answers into the recording. Answers with the places that differ; there
 * should never be one.
 */
export async function checkWithServer(client: QueryClient, runtime: Runtime): Promise<readonly string[]> {
  const astray = [...(await check(client, runtime, keys.chats, () => runtime.reader.chats()))];
  const histories = client.getQueryCache().findAll({ queryKey: keys.timelines });
  for (const { queryKey } of histories.slice(0, MOST_HISTORIES)) {
    const chatId = String(queryKey[1]);
    const key = keys.timeline(chatId);
    astray.push(...(await check(client, runtime, key, () => runtime.history.newest(chatId))));
  }
  return astray;
}

async function check(
  client: QueryClient,
  runtime: Runtime,
  key: readonly string[],
  answer: () => Promise<unknown>,
): Promise<readonly string[]> {
  if (client.getQueryData(key) === undefined) return [];
  for (let attempt = 1; ; attempt++) {
    const truth = await answer();
    const astray = astrayFrom(key, truth, client.getQueryData(key));
    if (astray.length === 0 || attempt === ATTEMPTS) {
      runtime.recorder.check(key, truth);
      return astray;
    }
    // The server may have answered with what is still on its way to this tab.
    await new Promise((resolve) => setTimeout(resolve, PATIENCE));
  }
}

/** Where a part differs from what the server said of it, as far as both go. */
export function astrayFrom(key: readonly string[], truth: unknown, held: unknown): readonly string[] {
  const [one, other] =
    key[0] === 'chats'
      ? inCommon(truth as ChatList, held as ChatList | undefined)
      : sameRange(truth as Timeline, held as Timeline | undefined);
  return differences(one, other, IGNORED).map((place) => `${key.join('/')} ${place}`);
}

/** The chats that both know, in the order of each: neither need know all. */
function inCommon(one: ChatList, other: ChatList | undefined): readonly [unknown, unknown] {
  const ids = new Set(other?.items.map(({ id }) => id));
  const truths = new Map(one.items.filter(({ id }) => ids.has(id)).map((chat) => [chat.id, chat]));
  const held = other?.items.flatMap((chat) => {
    const truth = truths.get(chat.id);
    return truth ? [withUntoldMarks(chat, truth)] : [];
  });
  return [[...truths.values()], held ?? []];
}

/** In a large group not everybody is told how far others have come: to know less of it than the server does is no difference. */
function withUntoldMarks(held: Chat, truth: Chat): Chat {
  if (truth.participants.length <= settings.membersToldOfAllMarks) return held;
  const marks = new Map(truth.participants.map((participant) => [participant.user.id, participant]));
  const participants = held.participants.map((participant) => {
    const { deliveredSeq = -1, readSeq = -1 } = marks.get(participant.user.id) ?? {};
    return {
      ...participant,
      deliveredSeq: Math.max(participant.deliveredSeq, deliveredSeq),
      readSeq: Math.max(participant.readSeq, readSeq),
    };
  });
  return { ...held, participants };
}

/** The messages from the later beginning on. */
function sameRange(one: Timeline, other: Timeline | undefined): readonly [unknown, unknown] {
  const first = Math.max(one.items[0]?.seq ?? 0, other?.items[0]?.seq ?? 0);
  const of = (part: Timeline | undefined) => part?.items.filter(({ seq }) => seq >= first) ?? [];
  return [of(one), of(other)];
}
