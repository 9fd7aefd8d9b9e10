import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Chat, ParticipantRole, User } from '@verbatim/sdk';
import { ChatMenu } from '@/features/chat/ChatMenu';
import { ChatRow } from '@/features/chat/ChatRow';
import { MemberRow } from '@/features/chat/MemberRow';
import { matches, wordsOf } from '@/features/chat/matching';
import { isMuted, mutedUntil, nextEnd, useMuted } from '@/features/chat/muted';
import { heirOf, rightsOver, sortedMembers } from '@/features/chat/rights';
import { aChat, aMessage, aUser } from './builders';

const ada = aUser('Ada');
const grace = aUser('Grace');
const barbara = aUser('Barbara');

function member(user: User, role: ParticipantRole = 'member') {
  return { user, role, deliveredSeq: 0, readSeq: 0 };
}

function chosen(preferences: Partial<Chat['preferences']>): Chat {
  const chat = aChat([ada, grace], { lastMessage: aMessage(3, grace, { content: 'Ahoy' }), unreadCount: 2 });
  return { ...chat, preferences: { seq: 0, pinned: false, ...preferences } };
}

function show(element: React.ReactNode) {
  return render(
    <MantineProvider env="test">
      <MemoryRouter>{element}</MemoryRouter>
    </MantineProvider>,
  );
}

afterEach(() => vi.useRealTimers());

describe('a chat is found', () => {
  const group = aChat([ada, grace, { ...barbara, profile: { displayName: 'José Ångström' } }], {
    name: 'Ärger im Büro',
  });
  test.each(['arger', 'BURO', 'jose angstrom', 'buro grace', 'barbara', '  grace '])('by %j', (query) => {
    expect(matches(group, 'ada', wordsOf(query))).toBe(true);
  });
  test.each(['ada', 'arger frances', 'xyz'])('but not by %j', (query) => {
    expect(matches(group, 'ada', wordsOf(query))).toBe(false);
  });
  test('fast enough for each key, among 2,000', () => {
    const chats = Array.from({ length: 2000 }, (_, at) =>
      aChat([ada, grace], { id: `c${at}`, name: `Group ${at}` }),
    );
    const begin = performance.now();
    expect(chats.filter((chat) => matches(chat, 'ada', wordsOf('group 1999')))).toHaveLength(1);
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});

describe('a muted chat', () => {
  const noon = Date.UTC(2026, 10, 28, 12);
  test('is silent until its time has come, without being told', () => {
    vi.useFakeTimers({ now: noon });
    const Muted = ({ chat }: { chat: Chat }) => <p>{useMuted(chat) ? 'silent' : 'loud'}</p>;
    show(<Muted chat={chosen({ mutedUntil: mutedUntil('hour', noon) })} />);
    expect(screen.getByText('silent')).toBeVisible();
    act(() => void vi.advanceTimersByTime(59 * 60_000));
    expect(screen.getByText('silent')).toBeVisible();
    act(() => void vi.advanceTimersByTime(60_001));
    expect(screen.getByText('loud')).toBeVisible();
  });
  test('may be so for ever, which is longer than a timer counts', () => {
    vi.useFakeTimers({ now: noon });
    const Muted = ({ chat }: { chat: Chat }) => <p>{useMuted(chat) ? 'silent' : 'loud'}</p>;
    show(<Muted chat={chosen({ mutedUntil: '9999-12-31T23:59:59.999Z' })} />);
    act(() => void vi.advanceTimersByTime(60 * 24 * 3_600_000));
    expect(screen.getByText('silent')).toBeVisible();
  });
  test('ends at the soonest of several ends', () => {
    const chats = ['2026-11-28T13:00:00.000Z', '2026-11-28T12:30:00.000Z', '2026-11-28T11:00:00.000Z'].map(
      (until) => chosen({ mutedUntil: until }),
    );
    expect(chats.map((chat) => isMuted(chat, noon))).toEqual([true, true, false]);
    expect(nextEnd(chats, noon)).toBe(noon + 30 * 60_000);
    expect(nextEnd([], noon)).toBe(Infinity);
  });
  test('says so in the list, and that it is pinned', () => {
    const chat = chosen({ pinned: true, pinSeq: 1 });
    show(<ChatRow chat={chat} me="ada" badge={null} ticks={null} typing={undefined} muted />);
    expect(
      screen.getByRole('link', { name: /Grace\s*muted.*Ahoy.*pinned.*2 unread messages/ }),
    ).toBeVisible();
  });
});

describe('the menu of a chat', () => {
  const actions = { onChoose: vi.fn(), onRead: vi.fn(), onDetails: vi.fn(), onLeave: vi.fn() };
  const open = async (chat: Chat, muted = false) => {
    show(
      <ChatMenu chat={chat} title="Grace" muted={muted} {...actions}>
        <a href="/chats/chat">Grace</a>
      </ChatMenu>,
    );
    fireEvent.contextMenu(screen.getByRole('link'));
    return screen.findByRole('menuitem', { name: /top|Unpin/ });
  };
  test('pins, marks as read, and shows details', async () => {
    const chat = chosen({});
    await userEvent.click(await open(chat));
    expect(actions.onChoose).toHaveBeenLastCalledWith(chat, { pinned: true });
    fireEvent.contextMenu(screen.getByRole('link'));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Mark as read' }));
    expect(actions.onRead).toHaveBeenLastCalledWith(chat);
    expect(screen.queryByRole('menuitem', { name: 'Leave group' })).toBeNull();
  });
  test('ends what was chosen', async () => {
    const chat = chosen({ pinned: true, pinSeq: 0 });
    await userEvent.click(await open(chat, true));
    expect(actions.onChoose).toHaveBeenLastCalledWith(chat, { pinned: false });
    fireEvent.contextMenu(screen.getByRole('link'));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Unmute' }));
    expect(actions.onChoose).toHaveBeenLastCalledWith(chat, { mutedUntil: 'off' });
  });
  test('opens by its button, too', async () => {
    show(
      <ChatMenu chat={{ ...chosen({}), isGroup: true }} title="Crew" muted={false} {...actions}>
        <a href="/chats/chat">Crew</a>
      </ChatMenu>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'What can be done with Crew' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Leave group' }));
    expect(actions.onLeave).toHaveBeenCalled();
  });
});

describe('in a group', () => {
  const owner = member(ada, 'owner');
  const admin = member(grace, 'admin');
  const other = member(barbara);
  const group = { ...aChat([]), participants: [other, admin, owner], isGroup: true };

  test('the owner makes admins, hands over and removes', () => {
    expect(rightsOver(other, owner)).toEqual({ roles: ['admin'], handOver: true, remove: true });
    expect(rightsOver(admin, owner)).toEqual({ roles: ['member'], handOver: true, remove: true });
    expect(rightsOver(owner, owner)).toEqual({ roles: [], handOver: false, remove: false });
  });
  test('an admin removes members, and may step down', () => {
    expect(rightsOver(other, admin)).toEqual({ roles: [], handOver: false, remove: true });
    expect(rightsOver(owner, admin).remove).toBe(false);
    expect(rightsOver(member(aUser('Mary'), 'admin'), admin).remove).toBe(false);
    expect(rightsOver(admin, admin).roles).toEqual(['member']);
  });
  test('a member does nothing of it', () => {
    expect(rightsOver(admin, other)).toEqual({ roles: [], handOver: false, remove: false });
    expect(rightsOver(admin, undefined)).toEqual({ roles: [], handOver: false, remove: false });
  });
  test('an admin inherits before an older member', () => {
    expect(heirOf(group, 'ada')?.user.id).toBe('grace');
    expect(heirOf({ ...group, participants: [owner, other] }, 'ada')?.user.id).toBe('barbara');
    expect(heirOf({ ...group, participants: [owner] }, 'ada')).toBeUndefined();
  });
  test('the owner stands first, then admins, then who is online', () => {
    const [mary, zoe] = [member(aUser('Mary')), member(aUser('Zoe'))];
    const sorted = sortedMembers([mary, zoe, other, admin, owner], (id) => id === 'zoe');
    expect(sorted.map(({ user }) => user.id)).toEqual(['ada', 'grace', 'zoe', 'barbara', 'mary']);
  });
  test('roles are named, and their menu offers what is allowed', async () => {
    const onRole = vi.fn();
    show(
      <MemberRow
        member={admin}
        isMe={false}
        badge={null}
        rights={rightsOver(admin, owner)}
        onRole={onRole}
        onHandOver={vi.fn()}
        onRemove={vi.fn()}
      />,
    );
    expect(screen.getByText('Admin')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'What can be done about Grace' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove as admin' }));
    expect(onRole).toHaveBeenCalledWith('member');
  });
});
