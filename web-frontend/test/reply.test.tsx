import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Composer } from '@/features/message/Composer';
import { useDrafts } from '@/features/message/drafts';
import { MessageRow } from '@/features/message/MessageRow';
import { rowsOf } from '@/features/message/rows';
import { aMessage, aUser } from './builders';

const ada = aUser('Ada');
const grace = aUser('Grace');
const original = aMessage(1, ada, { content: 'Where is it?' });
const replyTo = { messageId: original.id, seq: 1 };
const people = new Map<string, never>();

describe('the place to write', () => {
  const onSay = vi.fn();

  function open(message = original) {
    return render(
      <MantineProvider>
        <Composer
          chatId="chat"
          title="Grace"
          me="ada"
          people={[grace]}
          reply={{ id: message.id, message }}
          onSay={onSay}
          attaching={{ button: null, tray: null, count: 0, onPick: () => undefined }}
          onChange={vi.fn()}
          onTyping={vi.fn()}
          onEditLast={vi.fn()}
        />
      </MantineProvider>,
    );
  }

  beforeEach(() => {
    onSay.mockClear();
    useDrafts.setState({ texts: {}, edits: {}, replies: { chat: original.id } });
  });

  test('says what a message replies to, and forgets it when it is sent', async () => {
    const user = userEvent.setup();
    open();
    expect(screen.getByText('Where is it?')).toBeTruthy();
    await user.type(screen.getByRole('textbox'), 'Here{Enter}');
    expect(onSay).toHaveBeenCalledWith('Here', original.id);
    expect(useDrafts.getState().replies.chat).toBe('');
  });

  test('stops to reply by Escape, and keeps the text', async () => {
    const user = userEvent.setup();
    open();
    await user.type(screen.getByRole('textbox'), 'Here{Escape}');
    expect(useDrafts.getState().replies.chat).toBe('');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Here');
  });

  test('does not send a reply to what was deleted, says so, and keeps the text', async () => {
    const user = userEvent.setup();
    open({ ...original, content: '', deletedAt: '2026-11-22T10:00:00.000Z', changeSeq: 9 });
    await user.type(screen.getByRole('textbox'), 'Here{Enter}');
    expect(onSay).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain('was deleted');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Here');
  });
});

describe('a row', () => {
  const actions = {
    onReply: vi.fn(),
    onJump: vi.fn(),
    onUnquote: vi.fn(),
    onEdit: vi.fn(),
    onDelete: vi.fn(),
    onRetry: vi.fn(),
    onDiscard: vi.fn(),
    onReact: vi.fn(),
    onDetails: vi.fn(),
    onReport: vi.fn(),
  };

  function show(rows: ReturnType<typeof rowsOf>) {
    const row = rows.at(-1);
    if (!row) throw new Error('no row');
    render(
      <MantineProvider>
        <MessageRow
          row={row}
          me="ada"
          group={false}
          renderTicks={() => null}
          renderFiles={() => null}
          renderBelow={() => null}
          renderInMenu={() => null}
          canDelete={false}
          pointed={false}
          onLeft={vi.fn()}
          {...actions}
        />
      </MantineProvider>,
    );
    return row;
  }

  beforeEach(() => Object.values(actions).forEach((action) => action.mockClear()));

  test('shows what its message replies to as it is now, and leads there', async () => {
    const user = userEvent.setup();
    const edited = { ...original, content: 'Where was it?' };
    const messages = new Map([[original.id, edited]]);
    show(rowsOf({ items: [aMessage(2, grace, { replyTo })] }, [], 'ada', undefined, { messages, people }));
    await user.click(screen.getByRole('button', { name: /Where was it\?/ }));
    expect(actions.onJump).toHaveBeenCalledWith(1);
  });

  test('knows what a waiting message replies to before it is sent', () => {
    const waiting = { key: 'k', chatId: 'chat', content: 'Here', at: 1, turn: 0, replyTo: original.id };
    const messages = new Map([[original.id, original]]);
    const rows = rowsOf({ items: [] }, [waiting], 'ada', undefined, { messages, people });
    expect(rows[0]?.quote).toEqual({ seq: 1, message: original });
  });

  test('replies by a key', async () => {
    const user = userEvent.setup();
    const row = show(rowsOf({ items: [aMessage(2, grace)] }, [], 'ada', undefined));
    screen.getByRole('article').focus();
    await user.keyboard('r');
    expect(actions.onReply).toHaveBeenCalledWith(row);
  });

  test('offers to send what was refused without what it replied to', async () => {
    const user = userEvent.setup();
    const refusal = 'message-deleted' as const;
    const waiting = { key: 'k', chatId: 'chat', content: 'Here', at: 1, turn: 0, replyTo: 'chat_1', refusal };
    const row = show(rowsOf({ items: [] }, [waiting], 'ada', undefined));
    await user.click(screen.getByRole('button', { name: 'Send without it' }));
    expect(actions.onUnquote).toHaveBeenCalledWith(row);
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});
