import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { VerbatimError, type Message } from '@verbatim/sdk';
import { Reactions } from '@/features/reaction/Reactions';
import { shownReactions } from '@/features/reaction/shown';
import { RuntimeProvider } from '@/realtime/context';
import { qualified, reacted, withNewerReactions, withReaction } from '@/realtime/reactions';
import type { Runtime } from '@/realtime/runtime';
import { changed, merge } from '@/realtime/timeline';
import { Wishes, type Wish } from '@/realtime/wishes';
import { emojiData } from '@/ui/emoji-data';
import { aMessage, aUser } from './builders';

const grace = aUser('Grace');
const THUMB = '👍';
const HEART = '❤️';
const message = aMessage(1, grace);

afterEach(() => vi.useRealTimers());

describe('reactions', () => {
  test('stand in the order of their first use, and leave with their last holder', () => {
    const all = [
      { userId: 'ada', emoji: THUMB, held: true },
      { userId: 'grace', emoji: HEART, held: true },
      { userId: 'grace', emoji: THUMB, held: true },
      { userId: 'ada', emoji: THUMB, held: false },
    ].reduce(withReaction, []);
    expect(all).toEqual([
      { emoji: THUMB, userIds: ['grace'] },
      { emoji: HEART, userIds: ['grace'] },
    ]);
    expect(withReaction(all, { userId: 'grace', emoji: HEART, held: false })).toHaveLength(1);
  });

  test('that are known already are not taken in again', () => {
    const seen = aMessage(1, grace, { reactions: [{ emoji: THUMB, userIds: ['ada'] }], reactionSeq: 9 });
    const late = { seq: 9, messageSeq: 1, userId: 'grace', emoji: THUMB, held: true };
    expect(reacted(seen, late)).toBe(seen);
    expect(reacted(seen, { ...late, seq: 10 }).reactions?.[0]?.userIds).toEqual(['ada', 'grace']);
  });

  test('of two versions are the newer ones, whichever has the newer words', () => {
    const edited = aMessage(1, grace, { content: 'new', changeSeq: 5 });
    const liked = aMessage(1, grace, { reactions: [{ emoji: THUMB, userIds: ['ada'] }], reactionSeq: 4 });
    for (const order of [
      [edited, liked],
      [liked, edited],
    ])
      expect(merge([order[0] as Message], [order[1] as Message])[0]).toMatchObject({
        content: 'new',
        reactionSeq: 4,
        reactions: liked.reactions,
      });
  });

  test('are gone with a deleted message, and do not come back by an older version', () => {
    const liked = aMessage(1, grace, { reactions: [{ emoji: THUMB, userIds: ['ada'] }], reactionSeq: 4 });
    const deleted = changed(liked, { seq: 6, messageSeq: 1, position: '9', content: '', deletedAt: 'now' });
    expect(deleted).not.toHaveProperty('reactions');
    expect(deleted).not.toHaveProperty('reactionSeq');
    expect(withNewerReactions(deleted, liked)).toBe(deleted);
  });

  test('with any emoji that the app offers are written as the server keeps them', async () => {
    const fullyQualified = new RegExp('^\\p{RGI_Emoji}$', 'v');
    const { emojis } = await emojiData('en');
    const all = emojis.flatMap(({ emoji, skins }) => [emoji, ...Object.values(skins ?? {})]);
    expect(all.map(qualified).filter((emoji) => !fullyQualified.test(emoji))).toEqual([]);
  });
});

/** A server that answers when it is told to. */
function aServer() {
  const calls: { wish: Wish; resolve: (answer: Message) => void; reject: (error: unknown) => void }[] = [];
  const call = (wish: Wish) =>
    new Promise<Message>((resolve, reject) => calls.push({ wish, resolve, reject }));
  const settled: Message[] = [];
  const wishes = new Wishes((answer) => settled.push(answer), call);
  const refused: unknown[] = [];
  wishes.onRefused((error) => refused.push(error));
  return { calls, settled, wishes, refused };
}

const soon = () => new Promise((resolve) => setTimeout(resolve));

describe('a reaction of one’s own', () => {
  const wish = { message, emoji: THUMB, held: true };

  test('is shown at once, and is the server’s when it has answered', async () => {
    const { calls, settled, wishes } = aServer();
    wishes.want(wish);
    const pending = shownReactions(message, wishes.state.getState().wishes, 'ada');
    expect(pending).toEqual([{ emoji: THUMB, userIds: ['ada'], mine: true, pending: true }]);
    const answer = { ...message, reactions: [{ emoji: THUMB, userIds: ['ada'] }], reactionSeq: 3 };
    calls[0]?.resolve(answer);
    await soon();
    expect(settled).toEqual([answer]);
    expect(wishes.state.getState().wishes).toEqual([]);
  });

  test('goes out once at a time, and the last wish wins', async () => {
    const { calls, wishes } = aServer();
    for (const held of [true, false, true, false]) wishes.want({ ...wish, held });
    await soon();
    expect(calls.map((call) => call.wish.held)).toEqual([true]);
    calls[0]?.resolve(message);
    await soon();
    expect(calls.map((call) => call.wish.held)).toEqual([true, false]);
    calls[1]?.resolve(message);
    await soon();
    expect(calls).toHaveLength(2);
    expect(wishes.state.getState().wishes).toEqual([]);
  });

  test('with another emoji does not wait', () => {
    const { calls, wishes } = aServer();
    wishes.want(wish);
    wishes.want({ ...wish, emoji: HEART });
    expect(calls).toHaveLength(2);
  });

  test('that is refused is taken back, and somebody is told why', async () => {
    const { calls, wishes, refused } = aServer();
    wishes.want(wish);
    const error = new VerbatimError('limit-reached', 'enough', { status: 409 });
    calls[0]?.reject(error);
    await soon();
    expect(wishes.state.getState().wishes).toEqual([]);
    expect(refused).toEqual([error]);
  });

  test('waits without a connection, and goes on with one', async () => {
    vi.useFakeTimers();
    const { calls, wishes, refused } = aServer();
    wishes.want(wish);
    calls[0]?.reject(new VerbatimError('unreachable', 'nobody'));
    await vi.advanceTimersByTimeAsync(0);
    expect(wishes.state.getState().wishes).toHaveLength(1);
    wishes.resume();
    expect(calls).toHaveLength(2);
    calls[1]?.reject(new VerbatimError('unavailable', 'later', { status: 503, retryAfter: 7 }));
    await vi.advanceTimersByTimeAsync(6_999);
    expect(calls).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls).toHaveLength(3);
    expect(refused).toEqual([]);
  });

  test('is forgotten when its person leaves', async () => {
    vi.useFakeTimers();
    const { calls, wishes } = aServer();
    wishes.want(wish);
    calls[0]?.reject(new VerbatimError('unreachable', 'nobody'));
    await vi.advanceTimersByTimeAsync(0);
    wishes.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(1);
  });
});

describe('the chips below a message', () => {
  const liked = aMessage(1, grace, {
    reactions: [
      { emoji: THUMB, userIds: ['grace', 'ada'] },
      { emoji: HEART, userIds: ['gone'] },
    ],
    reactionSeq: 4,
  });
  const nameOf = (id: string) => ({ ada: 'You', grace: 'Grace' })[id] ?? 'Somebody who has left';

  function show(children: ReactNode) {
    const runtime = { me: 'ada', wishes: aServer().wishes } as unknown as Runtime;
    render(
      <MantineProvider>
        <RuntimeProvider value={runtime}>{children}</RuntimeProvider>
      </MantineProvider>,
    );
  }

  test('say how many and who, and which are one’s own', () => {
    show(<Reactions message={liked} nameOf={nameOf} onToggle={() => undefined} />);
    const [mine, other] = screen.getAllByRole('button');
    expect(mine).toHaveAccessibleName('👍 2 reactions: Grace and You');
    expect(mine).toHaveAttribute('aria-pressed', 'true');
    expect(other).toHaveAccessibleName('❤️ 1 reaction: Somebody who has left');
    expect(other).toHaveAttribute('aria-pressed', 'false');
  });

  test('are toggled by a click and by the keyboard, with arrow keys between them', async () => {
    const toggled: string[] = [];
    show(<Reactions message={liked} nameOf={nameOf} onToggle={(_, emoji) => toggled.push(emoji)} />);
    const [first, second] = screen.getAllByRole('button');
    await userEvent.click(first as HTMLElement);
    await userEvent.keyboard('{ArrowRight}');
    expect(second).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(toggled).toEqual([THUMB, HEART]);
  });

  test('name some, and count the others', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `user-${index}`);
    const hot = { ...liked, reactions: [{ emoji: THUMB, userIds: many }] };
    show(<Reactions message={hot} nameOf={(id) => id} onToggle={() => undefined} />);
    expect(screen.getByRole('button').getAttribute('aria-label')).toMatch(/user-11,? and 988 others$/);
  });

  test('are not there where nobody has reacted', () => {
    show(<Reactions message={message} nameOf={nameOf} onToggle={() => undefined} />);
    expect(screen.queryByRole('group')).toBeNull();
  });
});
