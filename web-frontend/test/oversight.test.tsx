import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as admin from '@/features/admin/calls';
import { SettingsSection } from '@/features/admin/SettingsSection';
import type { KnownChat } from '@/features/oversight/calls';
import * as calls from '@/features/oversight/calls';
import { ChatsSection } from '@/features/oversight/ChatsSection';
import { aUser } from './builders';

const aChat = (more: Partial<KnownChat> = {}): KnownChat => ({
  id: 'g5d1f0c7a94b34c0e8f6f7d2a1b9c3e58',
  isGroup: true,
  name: 'Engines',
  creator: aUser('Ada'),
  createdAt: '2026-11-22T09:20:00.000Z',
  memberCount: 2,
  messages: 0,
  lastSeq: 0,
  ...more,
});

function show(page: React.ReactNode, address = '/admin/chats') {
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter initialEntries={[address]}>{page}</MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

afterEach(() => void vi.restoreAllMocks());

describe('chats for operators', () => {
  test('a group that somebody points at is looked for, and what is typed then takes its place', async () => {
    const search = vi.spyOn(calls, 'searchChats').mockResolvedValue({ items: [aChat()] });
    show(<ChatsSection auditor={false} />, '/admin/chats?chat=g1');
    await screen.findByText('Engines');
    expect(search).toHaveBeenLastCalledWith({ kind: 'words', words: 'g1' }, undefined);
    const field = screen.getByRole('textbox', { name: 'Search' });
    await userEvent.clear(field);
    await userEvent.type(field, 'looms{Enter}');
    expect(search).toHaveBeenLastCalledWith({ kind: 'words', words: 'looms' }, undefined);
  });

  test('whoever is no auditor cannot open an audit, and the button says why', async () => {
    vi.spyOn(calls, 'searchChats').mockResolvedValue({ items: [aChat()] });
    show(<ChatsSection auditor={false} />);
    const button = await screen.findByRole('button', { name: 'Open an audit: Engines' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(/Another operator can make you one/);
  });

  test('for an auditor it is a link to the form with the chat in it', async () => {
    vi.spyOn(calls, 'searchChats').mockResolvedValue({ items: [aChat({ id: 'g1' })] });
    show(<ChatsSection auditor />);
    const link = await screen.findByRole('link', { name: 'Open an audit: Engines' });
    expect(link).toHaveAttribute('href', '/audit?chat=g1');
    expect(screen.queryByText(/Only auditors/)).toBeNull();
  });

  test('nobody is offered a role while the owner is there', async () => {
    vi.spyOn(calls, 'searchChats').mockResolvedValue({ items: [aChat()] });
    const participants = [
      { user: aUser('Ada'), role: 'owner' as const },
      { user: aUser('Grace'), role: 'member' as const },
    ];
    const inspect = vi.spyOn(calls, 'inspectChat').mockResolvedValue(aChat({ participants }));
    show(<ChatsSection auditor={false} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Show members: Engines' }));
    const members = await screen.findByRole('list', { name: 'Members of Engines' });
    expect(within(members).queryByRole('button')).toBeNull();
    inspect.mockResolvedValue(
      aChat({ participants: participants.map((it) => ({ ...it, suspended: true as const })) }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Hide members: Engines' }));
    await userEvent.click(screen.getByRole('button', { name: 'Show members: Engines' }));
    expect(await screen.findByRole('button', { name: /^Make admin: / })).toBeVisible();
  });
});

describe('settings', () => {
  test('values that differ are shown with who runs with them, and what is hidden is not', async () => {
    vi.spyOn(admin, 'fetchSettings').mockResolvedValue([
      {
        name: 'verbatim.node.patience',
        differs: true,
        values: [
          { source: 'default', value: '2s', processes: ['query-side@a:1'] },
          { source: 'environment', value: '3s', processes: ['query-side@b:1'] },
        ],
      },
      {
        name: 'verbatim.node.secret',
        values: [{ source: 'file', hidden: true, processes: ['query-side@a:1'] }],
      },
      { name: 'verbatim.node.redis', values: [{ source: 'default', processes: ['query-side@a:1'] }] },
      {
        name: 'verbatim.unheard.of',
        values: [{ source: 'other', value: '1', processes: ['query-side@a:1'] }],
      },
    ]);
    show(<SettingsSection />);
    const table = await screen.findByRole('table', { name: 'Processes of a cluster' });
    expect(table).toHaveTextContent('differs');
    expect(within(table).getByRole('row', { name: /3s query-side@b:1 environment/ })).toBeVisible();
    expect(
      within(table).getByRole('row', { name: /verbatim\.node\.secret set, not shown file/ }),
    ).toBeVisible();
    expect(within(table).getByRole('row', { name: /verbatim\.node\.redis not set default/ })).toBeVisible();
    expect(screen.getByRole('table', { name: 'verbatim.unheard' })).toHaveTextContent('elsewhere');
  });
});
