import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { AuditNotice } from '@/features/audit/AuditNotice';
import type { Audit } from '@/features/audit/calls';
import * as calls from '@/features/audit/calls';
import { chatIdIn } from '@/api/chat-id';
import { OpenForm } from '@/features/audit/OpenForm';
import { Search } from '@/features/audit/Search';
import { aUser } from './builders';

const NOW = Date.UTC(2026, 10, 22, 10);

const anAudit = (more: Partial<Audit> = {}): Audit => ({
  id: '6f1d2c3b4a5968778695a4b3c2d1e0f9',
  chatId: 'chat',
  seq: 9,
  auditor: aUser('Katherine'),
  reason: 'Case 17',
  openedAt: new Date(NOW).toISOString(),
  endsAt: new Date(NOW + 3_600_000).toISOString(),
  ...more,
});

function show(page: React.ReactNode) {
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        {page}
      </QueryClientProvider>
    </MantineProvider>,
  );
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('what members are told', () => {
  test('they see who may read and why, until the hour is over', () => {
    vi.useFakeTimers({ now: NOW });
    show(<AuditNotice audit={anAudit()} />);
    expect(screen.getByRole('status')).toHaveTextContent(
      /Katherine may read this chat as an auditor until .*Case 17/,
    );
    act(() => void vi.advanceTimersByTime(3_600_002));
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  test('what is over is not told', () => {
    vi.useFakeTimers({ now: NOW + 3_600_000 });
    show(<AuditNotice audit={anAudit()} />);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });
});

describe('opening an audit', () => {
  test('a chat that is meant stands in the form, and a reason never does', () => {
    show(<OpenForm chat="g1" onOpened={vi.fn()} />);
    expect(screen.getByRole('textbox', { name: /^Chat/ })).toHaveValue('g1');
    expect(screen.getByRole('textbox', { name: /^Reason/ })).toHaveValue('');
  });

  test.each([
    ['5d1f0c7a94b34c0e8f6f7d2a1b9c3e58', '5d1f0c7a94b34c0e8f6f7d2a1b9c3e58'],
    [' https://chat.example.org/chats/d41?message=3 ', 'd41'],
    ['https://chat.example.org/', undefined],
    ['what they said', undefined],
    ['', undefined],
  ])('%j means the chat %s', (pasted, id) => {
    expect(chatIdIn(pasted)).toBe(id);
  });

  test('nothing is sent without a reason', async () => {
    const open = vi.spyOn(calls, 'openAudit');
    show(<OpenForm onOpened={() => undefined} />);
    await userEvent.type(screen.getByRole('textbox', { name: /^Chat/ }), 'chat');
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    expect(await screen.findByText('Give a reason')).toBeVisible();
    expect(open).not.toHaveBeenCalled();
  });

  test('a second attempt has the key of the first', async () => {
    const open = vi
      .spyOn(calls, 'openAudit')
      .mockRejectedValueOnce(new Error('lost'))
      .mockResolvedValue(anAudit());
    const opened = vi.fn();
    show(<OpenForm onOpened={opened} />);
    await userEvent.type(screen.getByRole('textbox', { name: /^Chat/ }), 'https://x.org/chats/c1');
    await userEvent.type(screen.getByRole('textbox', { name: /^Reason/ }), 'Case 17{Enter}');
    await screen.findByRole('alert');
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    await vi.waitFor(() => expect(opened).toHaveBeenCalledWith(anAudit()));
    expect(open.mock.calls.map(([chat, reason]) => [chat, reason])).toEqual([
      ['c1', 'Case 17'],
      ['c1', 'Case 17'],
    ]);
    expect(open.mock.calls[0]?.[2]).toBe(open.mock.calls[1]?.[2]);
  });
});

describe('looking for events', () => {
  const event = (position: string, content: string): calls.AuditedEvent => ({
    position,
    commit: 1,
    time: new Date(NOW).toISOString(),
    type: 'MessageSent',
    stream: 'chat',
    seq: 3,
    payload: { content },
    hash: 'a'.repeat(64),
  });

  test('pages come one behind the other', async () => {
    const search = vi
      .spyOn(calls, 'search')
      .mockResolvedValueOnce({ items: [event('1', 'one')], nextCursor: '1' })
      .mockResolvedValueOnce({ items: [event('2', 'two')] });
    show(<Search audit={anAudit()} onClose={() => undefined} />);
    await userEvent.type(screen.getByRole('textbox', { name: /^Text/ }), 'o{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Search on' }));
    expect(await screen.findByRole('cell', { name: 'two' })).toBeVisible();
    expect(screen.getByRole('cell', { name: 'one' })).toBeVisible();
    expect(search.mock.calls[1]).toEqual([anAudit().id, { text: 'o' }, '1']);
    expect(screen.queryByRole('button', { name: 'Search on' })).toBeNull();
  });

  test('a time range upside down is not asked for', async () => {
    const search = vi.spyOn(calls, 'search');
    show(<Search audit={anAudit()} onClose={() => undefined} />);
    await userEvent.type(screen.getByLabelText('From'), '2026-11-23T10:00');
    await userEvent.type(screen.getByLabelText('Until'), '2026-11-22T10:00');
    expect(screen.getByText('This is not later than the beginning')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Search' }));
    expect(search).not.toHaveBeenCalled();
  });

  test('the whole log has no texts to look for', () => {
    const { chatId: _, ...ofLog } = anAudit();
    show(<Search audit={ofLog} onClose={() => undefined} />);
    expect(screen.queryByRole('textbox', { name: /^Text/ })).toBeNull();
    expect(screen.getByText(/The whole log, without texts/)).toBeVisible();
  });
});
