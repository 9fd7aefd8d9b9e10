import { QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import type { Frame } from '@verbatim/sdk';
import { withoutTexts } from '@/features/recording/without-texts';
import { Recorder, type Entry, type Recording } from '@/realtime/recorder';
import { replay } from '@/realtime/replay';
import { keys } from '@/realtime/store';
import { takeFrame } from '@/realtime/take-frame';
import { ModelServer, type Event } from './model/server';

const ME = 'ada';
const SECRET = 'A wheel of gold';

/** A tab whose frames come from a server that obeys the contract. */
function aTab(server: ModelServer) {
  const client = new QueryClient();
  const recorder = new Recorder(client, ME);
  recorder.start();
  const take = (frame: Frame) => {
    const now = Date.now();
    recorder.frame(frame, now, false, () => takeFrame(client, ME, frame, { now }));
  };
  return {
    client,
    recorder,
    happens: (event: Event) => server.happen(event, ME).forEach(take),
    fetches: () => {
      client.setQueryData(keys.chats, server.chats(ME));
      client.setQueryData(keys.timeline('chat-0'), server.timeline('chat-0'));
    },
    compares: () => {
      recorder.check(keys.chats, server.chats(ME));
      recorder.check(keys.timeline('chat-0'), server.timeline('chat-0'));
    },
    recording: () => JSON.parse(JSON.stringify(recorder.recording())) as Recording,
  };
}

function aConversation(messages = 5) {
  const server = new ModelServer();
  const tab = aTab(server);
  tab.happens({ kind: 'create', chat: 0, members: [0, 1] });
  tab.fetches();
  for (let at = 0; at < messages; at++)
    tab.happens({ kind: 'say', chat: 0, by: 1, content: `${SECRET} ${at}` });
  tab.happens({ kind: 'read', chat: 0, by: 0, ahead: 2 });
  tab.happens({ kind: 'edit', chat: 0, pick: 1, content: 'A wheel of brass' });
  return tab;
}

/** The recording with other entries. */
function changed(recording: Recording, change: (entries: readonly Entry[]) => Entry[]): Recording {
  const stretches = recording.stretches.map((stretch) => ({ ...stretch, entries: change(stretch.entries) }));
  return { ...recording, stretches };
}

function said(entry: Entry): boolean {
  return entry.kind === 'frame' && entry.frame.event === 'receive_message';
}

describe('a recording', () => {
  test('comes out as it was, and as the server said', () => {
    const tab = aConversation();
    tab.compares();
    const recording = tab.recording();
    expect(recording.stretches[0]?.entries.filter(said)).toHaveLength(5);
    expect(recording.stretches[0]?.entries.filter(({ kind }) => kind === 'check')).toHaveLength(2);
    expect(replay(recording)).toEqual([]);
  });

  test('says where it comes out otherwise when a frame is missing', () => {
    const tab = aConversation();
    const recording = tab.recording();
    const last = recording.stretches[0]?.entries.findLast(said);
    const astray = replay(changed(recording, (entries) => entries.filter((entry) => entry !== last)));
    expect(astray.map(({ place }) => place)).toEqual(
      expect.arrayContaining(['chats items.0.unreadCount', 'timeline/chat-0 items.4']),
    );
  });

  test('says where the tab was wrong, whatever it remembers', () => {
    const tab = aConversation();
    tab.client.setQueryData(keys.chats, (held: { items: object[] }) => ({
      items: held.items.map((chat) => ({ ...chat, unreadCount: 99 })),
    }));
    tab.compares();
    const astray = replay(tab.recording());
    expect(astray).toHaveLength(1);
    expect(astray[0]?.place).toBe('chats 0.unreadCount');
  });

  test('keeps the newest stretches, and each begins where the one before has ended', () => {
    const tab = aConversation(2600);
    const { stretches } = tab.recording();
    expect(stretches).toHaveLength(2);
    expect(stretches[0]?.entries.length).toBeGreaterThanOrEqual(1000);
    expect(replay(tab.recording())).toEqual([]);
  });

  test('says without texts all but what was written, and comes out the same', () => {
    const tab = aConversation();
    tab.compares();
    const without = withoutTexts(tab.recording());
    expect(JSON.stringify(without)).not.toContain('wheel');
    expect(JSON.stringify(without)).toContain('xxxx');
    expect(replay(without)).toEqual([]);
  });

  test('of another format is refused', () => {
    expect(() => replay({ ...aConversation().recording(), format: 2 as 1 })).toThrow(
      'reads recordings of format 1, not 2',
    );
  });
});
