import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useTitle } from '@/app/use-title';
import { choose, useChoices } from '@/features/notification/choices';
import { freshBetween, stillUnread } from '@/features/notification/fresh';
import { NotificationChoices } from '@/features/notification/NotificationChoices';
import { aChat, aMessage, aUser } from './builders';

const ada = aUser('Ada');
const grace = aUser('Grace');
const before = aChat([ada, grace], { lastMessage: aMessage(1, grace), readSeq: 1 });
const after = { ...before, lastMessage: aMessage(2, grace), unreadCount: 1 };

describe('what is told of', () => {
  test('is what somebody else has said', () => {
    expect(freshBetween([before], [after], 'ada').map(({ message }) => message.seq)).toEqual([2]);
  });

  test.each([
    ['what one has said oneself', [before], { ...before, lastMessage: aMessage(2, ada) }],
    ['what was known already', [after], after],
    ['what has been read at once', [before], { ...after, unreadCount: 0 }],
    [
      'what is deleted',
      [before],
      { ...after, lastMessage: aMessage(2, grace, { deletedAt: '2026-11-24T00:00:00Z' }) },
    ],
    ['a chat that was only now loaded', [], after],
  ])('is not %s', (_, held, come) => {
    expect(freshBetween(held, [come], 'ada')).toEqual([]);
  });

  test('is nothing that has been read on another device meanwhile', () => {
    const fresh = { chat: after, message: aMessage(2, grace) };
    expect(stillUnread(fresh, [after])).toBe(true);
    expect(stillUnread(fresh, [{ ...after, unreadCount: 0, readSeq: 2 }])).toBe(false);
    expect(stillUnread(fresh, [])).toBe(false);
  });
});

function Titled({ unread }: { unread: number }) {
  useTitle('Grace', unread);
  return null;
}

test('the title counts what is unread', () => {
  const { rerender, unmount } = render(<Titled unread={3} />);
  expect(document.title).toBe('(3) Grace · Verbatim');
  rerender(<Titled unread={0} />);
  expect(document.title).toBe('Grace · Verbatim');
  rerender(<Titled unread={1234} />);
  expect(document.title).toBe('(99+) Grace · Verbatim');
  unmount();
  expect(document.title).toBe('Verbatim');
});

describe('the choice to be told on the desktop', () => {
  const requestPermission = vi.fn<() => Promise<NotificationPermission>>();
  const desktop = () => screen.getByRole('switch', { name: 'Show new messages on the desktop' });

  beforeEach(() => {
    choose({ sound: true, desktop: false });
    requestPermission.mockReset();
    vi.stubGlobal('Notification', { requestPermission });
    render(
      <MantineProvider>
        <NotificationChoices />
      </MantineProvider>,
    );
  });
  afterEach(() => vi.unstubAllGlobals());

  test('asks the browser, and only then', async () => {
    expect(requestPermission).not.toHaveBeenCalled();
    requestPermission.mockResolvedValue('granted');
    await userEvent.click(desktop());
    expect(desktop()).toBeChecked();
    expect(useChoices.getState().desktop).toBe(true);
    expect(localStorage.getItem('verbatim.notifications')).toContain('"desktop":true');
  });

  test('says what to do when the browser refuses', async () => {
    requestPermission.mockResolvedValue('denied');
    await userEvent.click(desktop());
    expect(await screen.findByRole('alert')).toHaveTextContent('does not allow it');
    expect(desktop()).not.toBeChecked();
  });
});
