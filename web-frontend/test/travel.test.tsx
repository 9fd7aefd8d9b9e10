import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { PastEvent, PastMessage, User } from '@verbatim/sdk';
import { describe as inWords } from '@/features/travel/describe';
import { MomentBar } from '@/features/travel/MomentBar';
import { endOfDay, fromField, momentOf, toField } from '@/features/travel/moment';
import { PastHistory } from '@/features/travel/PastHistory';
import { PastRow } from '@/features/travel/PastRow';
import { pause, play, readersAt, stageOf, type Stage } from '@/features/travel/stage';

const parts = {
  renderText: ({ content }: PastMessage) => <span>{content}</span>,
  renderFiles: () => null,
};

const aMessage = (seq: number, more: Partial<PastMessage> = {}): PastMessage => ({
  id: `chat_${seq}`,
  chatId: 'chat',
  seq,
  sender: { id: 'ada', username: 'ada', profile: { displayName: 'Ada' } },
  content: `Message ${seq}`,
  timestamp: `2026-11-22T10:00:${String(seq).padStart(2, '0')}.000Z`,
  edited: false,
  ...more,
});

const show = (children: React.ReactNode) => render(<MantineProvider>{children}</MantineProvider>);

describe('a moment', () => {
  test('is a seq or a time, and nothing else', () => {
    expect(momentOf('41')).toEqual({ seq: 41 });
    expect(momentOf('2026-11-22T10:30:00.000Z')).toEqual({ time: '2026-11-22T10:30:00.000Z' });
    for (const text of [null, '', 'yesterday', '-1', '9'.repeat(16)]) expect(momentOf(text)).toBeUndefined();
  });

  test('of a day is its end, and never in the future', () => {
    const now = new Date(2026, 10, 22, 12).getTime();
    expect(new Date(endOfDay('2026-11-20', now)).getTime()).toBe(new Date(2026, 10, 21).getTime() - 1);
    expect(new Date(endOfDay('2026-11-22', now)).getTime()).toBe(now);
  });

  test('goes into a field and comes back as the end of its minute', () => {
    const at = new Date(2026, 10, 22, 9, 5, 30).toISOString();
    expect(toField(at)).toBe('2026-11-22T09:05');
    const back = fromField(toField(at), Date.parse('2027-01-01'));
    expect(back).toBe(new Date(2026, 10, 22, 9, 5, 59, 999).toISOString());
    expect(fromField('', Date.now())).toBeUndefined();
  });
});

describe('a message of then', () => {
  test('says what became of it, and shows nothing of what was deleted', () => {
    show(
      <>
        <PastRow {...parts} message={aMessage(1, { later: 'edited' })} mine={false} quoted={undefined} />
        <PastRow
          {...parts}
          message={aMessage(2, { later: 'deleted', content: '' })}
          mine={false}
          quoted={undefined}
        />
      </>,
    );
    expect(screen.getByText('Message 1')).toBeInTheDocument();
    expect(screen.getByText(/edited later/)).toBeInTheDocument();
    expect(screen.getByText('Message deleted later')).toBeInTheDocument();
  });

  test('stands in its order, though the pages come from the newest on, with what it replies to', () => {
    const answer = aMessage(3, { replyTo: { messageId: 'chat_0', seq: 0 } });
    const pages = [
      { seq: 9, items: [answer], quoted: [aMessage(0, { content: 'The question' })] },
      { seq: 9, items: [aMessage(1), aMessage(2)] },
    ];
    show(
      <PastHistory {...parts} label="Then" me="grace" pages={pages} onEarlier={undefined} loading={false} />,
    );
    const texts = screen.getAllByRole('article').map((article) => article.textContent);
    expect(texts.map((text) => /Message \d/.exec(text)?.[0])).toEqual([
      'Message 1',
      'Message 2',
      'Message 3',
    ]);
    expect(texts[2]).toContain('The question');
  });
});

test('the bar leads to another moment and back to now', async () => {
  const onMoment = vi.fn();
  const onNow = vi.fn();
  show(
    <MomentBar
      at="2026-11-22T10:30:00.000Z"
      called="Engine Room"
      since="2026-11-01T00:00:00.000Z"
      members={2}
      onMembers={() => undefined}
      onMoment={onMoment}
      onNow={onNow}
      onPlay={undefined}
    />,
  );
  expect(screen.getByRole('status')).toHaveTextContent(/As it was on .*Engine Room/);
  await userEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(onMoment).toHaveBeenCalledWith('2026-11-22T10:30:59.999Z');
  await userEvent.click(screen.getByRole('button', { name: 'Back to now' }));
  expect(onNow).toHaveBeenCalledOnce();
});

describe('a replay', () => {
  const user = (id: string): User => ({ id, username: id, profile: { displayName: id } });
  const people = new Map(['ada', 'grace'].map((id) => [id, user(id)]));
  const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 10, 0, second)).toISOString();
  const event = (type: PastEvent['type'], seq: number | undefined, data: PastEvent['data']): PastEvent => ({
    type,
    ...(seq !== undefined && { seq }),
    position: String(1024 * ((seq ?? 0) + 2)),
    at: at(seq ?? 0),
    data,
  });
  const begin = stageOf(
    {
      ...{
        chatId: 'chat',
        seq: 1,
        position: '2048',
        at: at(1),
        isGroup: true,
        creator: 'ada',
        createdAt: at(0),
      },
      participants: [{ user: user('ada'), role: 'owner', sinceSeq: 0 }],
    },
    [aMessage(1, { later: 'edited' })],
  );
  const after = (...events: PastEvent[]): Stage =>
    events.reduce((stage, next) => play(stage, next, people), begin);
  const messages = ({ items }: Stage) => items.flatMap((item) => ('message' in item ? [item.message] : []));

  test('shows what is said, edited, reacted to and deleted when it happens, and not before', () => {
    const edited = event('message_edited', 2, { actorId: 'ada', messageSeq: 1, content: 'Better' });
    const said = event('message_sent', 3, { actorId: 'grace', messageSeq: 3, content: 'Yes', replyToSeq: 1 });
    const liked = event('reaction_added', 4, { actorId: 'ada', messageSeq: 3, emoji: '👍' });
    const unliked = event('reaction_removed', 5, { actorId: 'ada', messageSeq: 3, emoji: '👍' });
    const deleted = event('message_deleted', 6, { actorId: 'ada', messageSeq: 1 });

    expect(messages(begin)).toMatchObject([{ content: 'Message 1', edited: false, later: 'edited' }]);
    expect(messages(after(edited))).toMatchObject([{ content: 'Better', edited: true }]);
    expect(messages(after(edited))[0]).not.toHaveProperty('later');
    expect(messages(after(edited, said))[1]).toMatchObject({
      content: 'Yes',
      sender: { id: 'grace' },
      replyTo: { messageId: 'chat_1', seq: 1 },
    });
    expect(messages(after(said, liked))[1]?.reactions).toEqual([{ emoji: '👍', userIds: ['ada'] }]);
    expect(messages(after(said, liked, unliked))[1]).not.toHaveProperty('reactions');
    expect(messages(after(deleted))[0]).toMatchObject({ content: '', deletedAt: at(6) });
    expect(after(edited, said).seq).toBe(3);
  });

  test('shows nothing of what is deleted by now', () => {
    const said = event('message_sent', 2, { actorId: 'grace', messageSeq: 2, later: 'deleted' });
    const edited = event('message_edited', 3, { actorId: 'grace', messageSeq: 2, later: 'deleted' });
    const liked = event('reaction_added', 4, { actorId: 'ada', messageSeq: 2, later: 'deleted' });

    expect(messages(after(said, edited, liked))[1]).toMatchObject({ content: '', later: 'deleted' });
    expect(messages(after(said, edited, liked))[1]).not.toHaveProperty('reactions');
  });

  test('puts comings and goings between the messages, and counts who is there', () => {
    const stage = after(
      event('participant_added', 2, { actorId: 'ada', userId: 'grace' }),
      event('message_sent', 3, { actorId: 'grace', messageSeq: 3, content: 'Hello' }),
    );
    expect(stage.members).toBe(2);
    expect(stage.items.map((item) => ('note' in item ? item.note.event.type : item.message.seq))).toEqual([
      1,
      'participant_added',
      3,
    ]);
  });

  test('shows who has read up to which message, and marks never go back', () => {
    const said = event('message_sent', 2, { actorId: 'ada', messageSeq: 2, content: 'Two' });
    const mark = (readSeq: number) =>
      event('marks_advanced', undefined, { marks: [{ userId: 'grace', deliveredSeq: readSeq, readSeq }] });

    expect(readersAt(after(said, mark(1)), 1)).toEqual(['grace']);
    expect(readersAt(after(said, mark(1)), 2)).toEqual([]);
    expect(readersAt(after(said, mark(2), mark(1)), 1)).toEqual([]);
    expect(readersAt(after(said, mark(2), mark(1)), 2)).toEqual(['grace']);
    expect(after(said, mark(2)).seq).toBe(2);
  });

  test('says in one line what happened, and of whom nothing is known nothing', () => {
    const marks = ['ada', 'grace'].map((userId) => ({ userId, deliveredSeq: 1, readSeq: 1 }));
    expect(inWords(event('marks_advanced', undefined, { marks }), people)).toBe(
      'Received or read by ada and grace',
    );
    const left = event('participant_removed', 2, { actorId: 'eve', userId: 'eve' });
    expect(inWords(left, people)).toBe('Somebody left');
  });

  test('takes as long as it took, but never as long as a night, and less at a higher speed', () => {
    expect(pause(at(0), at(1), 1)).toBe(1_000);
    expect(pause(at(0), at(1), 4)).toBe(250);
    expect(pause('2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z', 1)).toBe(2_000);
    expect(pause(at(1), at(0), 1)).toBeGreaterThan(0);
  });
});
