import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Composer } from '@/features/message/Composer';
import { useDrafts } from '@/features/message/drafts';
import { rowsOf } from '@/features/message/rows';
import { aMessage, aUser } from './builders';

const ada = aUser('Ada');
const grace = aUser('Grace');

describe('the rows of a chat', () => {
  test('show a waiting message until the one with its key has come, in a row of the same name', () => {
    const waiting = { key: 'k', chatId: 'chat', content: 'hello', at: Date.UTC(2026, 10, 22, 11), turn: 0 };
    const before = rowsOf({ items: [aMessage(1, grace)] }, [waiting], 'ada', undefined);
    const arrived = aMessage(2, ada, { idempotencyKey: 'k', content: 'hello' });
    const after = rowsOf({ items: [aMessage(1, grace), arrived] }, [waiting], 'ada', undefined);
    expect(before.map(({ key }) => key)).toEqual(['chat_1', 'k']);
    expect(after.map(({ key }) => key)).toEqual(['chat_1', 'k']);
    expect(after[1]).toMatchObject({ message: arrived });
  });

  test('do not change when older messages come before them', () => {
    const people = [ada, grace];
    const hours = fc.array(fc.tuple(fc.constantFrom(...people), fc.nat({ max: 40 })), {
      minLength: 3,
      maxLength: 30,
    });
    fc.assert(
      fc.property(hours, fc.nat(), (plan, cut) => {
        let at = Date.UTC(2026, 10, 20);
        const all = plan.map(([by, minutes], seq) => {
          at += minutes * 20 * 60_000;
          return aMessage(seq, by, { timestamp: new Date(at).toISOString() });
        });
        const from = 1 + (cut % (all.length - 1));
        const newer = rowsOf({ items: all.slice(from), olderCursor: from }, [], 'ada', undefined);
        const whole = rowsOf({ items: all }, [], 'ada', undefined);
        expect(whole.slice(whole.length - newer.length)).toEqual(newer);
      }),
    );
  });

  test('are divided once, before the first message of another that the reader had not seen', () => {
    const items = [aMessage(1, grace), aMessage(2, grace), aMessage(3, grace)];
    const marked = rowsOf({ items }, [], 'ada', 1).filter(({ firstUnseen }) => firstUnseen);
    expect(marked.map(({ message }) => message?.seq)).toEqual([2]);
  });

  test('are known to be new also where the first new one is not at hand', () => {
    const items = [5, 6, 7].map((seq) => aMessage(seq, grace));
    const rows = rowsOf({ items, olderCursor: 5 }, [], 'ada', 1);
    expect(rows.map(({ unseen, firstUnseen }) => [unseen, firstUnseen])).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(rowsOf({ items }, [], 'ada', 9).map(({ unseen }) => unseen)).toEqual([false, false, false]);
  });
});

describe('the place to write', () => {
  const said: string[] = [];
  const edited: string[] = [];
  const onEditLast = vi.fn();

  beforeEach(() => {
    said.length = edited.length = 0;
    onEditLast.mockClear();
    useDrafts.setState({ texts: {}, edits: {} });
    render(
      <MantineProvider>
        <Composer
          chatId="chat"
          title="Grace"
          me="ada"
          people={[grace]}
          onSay={(text) => said.push(text)}
          attaching={{ button: null, tray: null, count: 0, onPick: () => undefined }}
          onChange={(_, text) => edited.push(text)}
          onTyping={() => undefined}
          onEditLast={onEditLast}
        />
      </MantineProvider>,
    );
  });

  const field = () => screen.getByRole('textbox', { name: 'Message to Grace' });

  test('sends with Enter, and begins a new line with Shift+Enter', async () => {
    await userEvent.type(field(), 'one{Shift>}{Enter}{/Shift}two{Enter}');
    expect(said).toEqual(['one\ntwo']);
    expect(field()).toHaveValue('');
  });

  test('sends nothing that is only blanks', async () => {
    await userEvent.type(field(), '   {Enter}');
    expect(said).toEqual([]);
    expect(screen.getByRole('button', { name: 'Send' })).toBeDisabled();
  });

  test('says how much is too much, and keeps it', async () => {
    await userEvent.click(field());
    await userEvent.paste('😀'.repeat(8001));
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('status')).toHaveTextContent('1 character too long');
    expect(said).toEqual([]);
  });

  test('asks for the last message with Arrow-up, and only while it is empty', async () => {
    await userEvent.type(field(), '{ArrowUp}');
    expect(onEditLast).toHaveBeenCalledTimes(1);
    await userEvent.type(field(), 'x{ArrowUp}');
    expect(onEditLast).toHaveBeenCalledTimes(1);
  });

  test('changes a message, and gives the draft back afterwards', async () => {
    await userEvent.type(field(), 'draft');
    useDrafts.getState().edit('chat', { message: aMessage(1, ada), text: 'message 1' });
    expect(await screen.findByText('Editing message')).toBeVisible();
    await userEvent.type(field(), '!{Enter}');
    expect(edited).toEqual(['message 1!']);
    expect(field()).toHaveValue('draft');
  });
});
