import { describe, expect, test } from 'vitest';
import { progressOf, recipientsOf } from '@/features/receipt/recipients';
import { astrayFrom } from '@/realtime/self-check';
import { aChat, aMessage, aUser } from './builders';

const [ada, grace, barbara, frances] = ['Ada', 'Grace', 'Barbara', 'Frances'].map(aUser) as [
  ReturnType<typeof aUser>,
  ReturnType<typeof aUser>,
  ReturnType<typeof aUser>,
  ReturnType<typeof aUser>,
];
const message = aMessage(5, ada);
const marks: Record<string, [delivered: number, read: number]> = {
  ada: [9, 9],
  grace: [6, 4],
  barbara: [6, 6],
  frances: [-1, -1],
};

function chat() {
  const plain = aChat([ada, grace, barbara, frances]);
  return {
    ...plain,
    participants: plain.participants.map((participant) => {
      const [deliveredSeq, readSeq] = marks[participant.user.id] ?? [-1, -1];
      return { ...participant, deliveredSeq, readSeq };
    }),
  };
}

describe('who has got and read a message', () => {
  test('is everybody but its sender, those who have read it first', () => {
    expect(recipientsOf(chat(), message, undefined).map(({ user, status }) => [user.id, status])).toEqual([
      ['barbara', 'read'],
      ['grace', 'delivered'],
      ['frances', 'sent'],
    ]);
  });

  test('has the time of the report, but not one of an earlier step', () => {
    const report = {
      status: 'sent' as const,
      recipients: [
        { userId: 'barbara', status: 'delivered' as const, at: '2026-11-22T10:00:00.000Z' },
        { userId: 'grace', status: 'delivered' as const, at: '2026-11-22T10:00:01.000Z' },
      ],
    };
    const times = recipientsOf(chat(), message, report).map(({ user, at }) => [user.id, at]);
    expect(Object.fromEntries(times)).toEqual({
      barbara: undefined,
      grace: '2026-11-22T10:00:01.000Z',
      frances: undefined,
    });
  });

  test('is what the report says where that knows more than the marks at hand', () => {
    const report = {
      status: 'sent' as const,
      recipients: [
        { userId: 'barbara', status: 'read' as const, at: '2026-11-22T10:00:02.000Z' },
        { userId: 'grace', status: 'sent' as const },
        { userId: 'frances', status: 'read' as const, at: '2026-11-22T10:00:01.000Z' },
      ],
    };
    const seen = recipientsOf(chat(), message, report).map(({ user, status, at }) => [user.id, status, at]);
    expect(seen).toEqual([
      ['frances', 'read', '2026-11-22T10:00:01.000Z'],
      ['barbara', 'read', '2026-11-22T10:00:02.000Z'],
      ['grace', 'delivered', undefined],
    ]);
  });

  test('is to be asked again when a mark passes the message, and only then', () => {
    const before = progressOf(chat(), message);
    marks.frances = [3, 3];
    expect(progressOf(chat(), message)).toBe(before);
    marks.frances = [5, 3];
    expect(progressOf(chat(), message)).not.toBe(before);
  });
});

describe('what the server says of marks', () => {
  const of = (members: number, deliveredSeq: number) => {
    const people = Array.from({ length: members }, (_, number) => aUser(`User${number}`));
    const plain = aChat(people);
    return {
      items: [{ ...plain, participants: plain.participants.map((one) => ({ ...one, deliveredSeq })) }],
    };
  };

  test('may be more than is known of a large group, and not of a small one', () => {
    expect(astrayFrom(['chats'], of(101, 7), of(101, 5))).toEqual([]);
    expect(astrayFrom(['chats'], of(100, 7), of(100, 5))).not.toEqual([]);
  });

  test('is never less than is known', () => {
    expect(astrayFrom(['chats'], of(101, 5), of(101, 7))).toHaveLength(100);
  });
});
