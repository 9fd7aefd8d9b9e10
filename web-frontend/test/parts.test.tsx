import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ChatRow } from '@/features/chat/ChatRow';
import { Ticks } from '@/features/receipt/Ticks';
import { statusOf } from '@/features/receipt/status';
import { LoginPage } from '@/features/session/LoginPage';
import { RegisterPage } from '@/features/session/RegisterPage';
import { TypingLine } from '@/features/typing/TypingLine';
import { typingSignal } from '@/features/typing/typing-signal';
import { dayName, shortTime } from '@/ui/time';
import { aChat, aMessage, aUser } from './builders';

const ada = aUser('Ada');
const grace = aUser('Grace');
const barbara = aUser('Barbara');

function show(element: React.ReactNode) {
  render(
    <MantineProvider>
      <MemoryRouter>{element}</MemoryRouter>
    </MantineProvider>,
  );
}

function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('how far a message has got', () => {
  const marks = (delivered: number, read: number) => ({
    role: 'member' as const,
    deliveredSeq: delivered,
    readSeq: read,
  });
  test.each([
    ['sent', marks(4, 4), marks(9, 9)],
    ['delivered', marks(5, 4), marks(9, 9)],
    ['read', marks(5, 5), marks(9, 9)],
  ])('is %s when the slowest is that far', (status, slow, fast) => {
    const chat = aChat([ada, grace, barbara]);
    chat.participants = [
      { user: ada, ...marks(0, 0) },
      { user: grace, ...slow },
      { user: barbara, ...fast },
    ];
    expect(statusOf(5, chat, 'ada')).toBe(status);
  });

  test('is said to those who cannot see the ticks', () => {
    show(<Ticks status="read" />);
    expect(screen.getByRole('img', { name: 'Read' })).toBeVisible();
  });
});

describe('a chat in the list', () => {
  test('has the name of the other, the last words, and the number of unread messages', () => {
    const chat = aChat([ada, grace], {
      lastMessage: aMessage(3, grace, { content: 'Ahoy' }),
      unreadCount: 2,
    });
    show(<ChatRow chat={chat} me="ada" badge={null} ticks={null} typing={undefined} muted={false} />);
    const link = screen.getByRole('link', { name: /Grace.*Ahoy.*2 unread messages/ });
    expect(link).toHaveAttribute('href', '/chats/chat');
  });

  test('says that somebody is typing in place of the last words', () => {
    const chat = aChat([ada, grace], { lastMessage: aMessage(3, grace, { content: 'Ahoy' }) });
    show(<ChatRow chat={chat} me="ada" badge={null} ticks={null} typing="typing…" muted={false} />);
    expect(screen.getByRole('link')).toHaveTextContent('typing…');
    expect(screen.getByRole('link')).not.toHaveTextContent('Ahoy');
  });
});

describe('typing', () => {
  test('is named for one, two and many', () => {
    const { rerender } = render(<TypingLine names={['Ada']} />);
    expect(screen.getByText('Ada is typing')).toBeVisible();
    rerender(<TypingLine names={['Ada', 'Grace']} />);
    expect(screen.getByText('Ada and Grace are typing')).toBeVisible();
    rerender(<TypingLine names={['Ada', 'Grace', 'Barbara']} />);
    expect(screen.getByText('Several people are typing')).toBeVisible();
  });

  test('is said once in a while, and ends by itself', () => {
    vi.useFakeTimers();
    const told: boolean[] = [];
    const signal = typingSignal((typing) => told.push(typing));
    for (let key = 0; key < 10; key++) {
      signal(true);
      vi.advanceTimersByTime(400);
    }
    expect(told).toEqual([true, true]);
    vi.advanceTimersByTime(10_000);
    signal(false);
    expect(told).toEqual([true, true, false]);
  });
});

describe('the way in', () => {
  test('says what is wrong with a field, and sends nothing', async () => {
    const fetch = vi.fn();
    vi.stubGlobal('fetch', fetch);
    show(<LoginPage />);
    await userEvent.type(screen.getByLabelText(/E-mail/), 'nonsense');
    await userEvent.click(screen.getByRole('button', { name: 'Log in' }));
    expect(screen.getByLabelText(/E-mail/)).toBeInvalid();
    expect(screen.getByText('Enter your password')).toBeVisible();
    expect(fetch).not.toHaveBeenCalled();
  });

  test('tells a wrong password plainly', async () => {
    const problem = { code: 'invalid-credentials', detail: 'no', title: '', type: '', status: 401 };
    vi.stubGlobal('fetch', () => Promise.resolve(answer(401, problem)));
    show(<LoginPage />);
    await userEvent.type(screen.getByLabelText(/E-mail/), 'ada@example.org');
    await userEvent.type(screen.getByLabelText(/Password/, { selector: 'input' }), 'wrong{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('E-mail or password is wrong.');
  });

  test('puts the blame on the field that it concerns', async () => {
    const problem = { code: 'username-taken', detail: 'no', title: '', type: '', status: 409 };
    vi.stubGlobal('fetch', () => Promise.resolve(answer(409, problem)));
    show(<RegisterPage />);
    await userEvent.type(screen.getByLabelText(/Username/), 'ada');
    await userEvent.type(screen.getByLabelText(/E-mail/), 'ada@example.org');
    await userEvent.type(screen.getByLabelText(/Password/, { selector: 'input' }), 'long enough{Enter}');
    expect(await screen.findByText('This username is taken')).toBeVisible();
    expect(screen.getByLabelText(/Username/)).toBeInvalid();
  });
});

describe('times', () => {
  const now = new Date(2026, 10, 22, 12).getTime();
  const daysAgo = (days: number) => now - days * 86_400_000;
  test('are named as people name them', () => {
    expect(dayName(now, now)).toBe('Today');
    expect(dayName(daysAgo(1), now)).toBe('Yesterday');
    expect(dayName(daysAgo(3), now)).toMatch(/^[^\d]+$/);
    expect(dayName(daysAgo(800), now)).toMatch(/2024/);
    expect(shortTime(now, now)).toMatch(/12/);
  });
});
