import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Composer } from '@/features/message/Composer';
import { useDrafts } from '@/features/message/drafts';
import { candidates, namingAt, pieces, withName } from '@/features/message/mention';
import { MessageText } from '@/features/message/MessageText';
import { aUser } from './builders';

const ada = { ...aUser('Ada'), profile: { displayName: 'Ada Lovelace' } };
const grace = { ...aUser('Grace'), profile: { displayName: 'Grace Hopper' } };
const dotted = { ...aUser('Barbara'), username: 'b.liskov-1' };

describe('the name that is being written', () => {
  test.each([
    ['@', 1, ''],
    ['Hello @gr', 9, 'gr'],
    ['(@gr', 4, 'gr'],
    ['@gr and more', 3, 'gr'],
    ['مرحبا @gr', 9, 'gr'],
    ['你好！@gr', 6, 'gr'],
    ['line\n@gr', 8, 'gr'],
    ['@Łuk', 4, 'Łuk'],
  ])('begins at a sign: %j at %i', (text, caret, query) => {
    expect(namingAt(text, caret)).toEqual({ start: caret - query.length - 1, end: caret, query });
  });

  test.each([
    ['grace@gr', 8],
    ['https://example.org/@gr', 23],
    ['\\@gr', 4],
    ['@gr done', 8],
    ['no sign', 7],
    ['@@gr', 4],
    ['@gr', 0],
  ])('is none where nobody can be meant: %j at %i', (text, caret) => {
    expect(namingAt(text, caret)).toBeUndefined();
  });

  test('becomes the whole name, with a blank behind it that was not there', () => {
    const naming = { start: 4, end: 7, query: 'gr' };
    expect(withName('Ask @gr', naming, 'grace')).toEqual({ text: 'Ask @grace ', caret: 11 });
    expect(withName('Ask @gr about', naming, 'grace')).toEqual({ text: 'Ask @grace about', caret: 11 });
    expect(withName('Ask @gr?', naming, 'grace')).toEqual({ text: 'Ask @grace ?', caret: 11 });
  });

  test('is looked for in names and usernames, their beginnings first', () => {
    const people = [ada, grace, dotted];
    expect(candidates(people, '')).toEqual(people);
    expect(candidates(people, 'hop')).toEqual([grace]);
    expect(candidates(people, 'LOVE')).toEqual([ada]);
    expect(candidates(people, 'o')).toEqual([dotted]);
    expect(candidates(people, 'liskov')).toEqual([dotted]);
    expect(candidates(people, 'nobody')).toEqual([]);
  });
});

describe('a text that names somebody', () => {
  const named = (text: string, ...people: (typeof ada)[]) =>
    pieces(text, people)
      .filter(({ user }) => user)
      .map(({ text: piece }) => piece);

  test.each([
    ['@ada', ['@ada']],
    ['Hello @Ada, and @GRACE.', ['@Ada', '@GRACE']],
    ['ada@ada.org @adam @ada', ['@ada']],
    ['@b.liskov-1. Yes', ['@b.liskov-1']],
  ])('has these names: %j', (text, names) => {
    expect(named(text, ada, grace, dotted)).toEqual(names);
    expect(
      pieces(text, [ada, grace, dotted])
        .map(({ text: piece }) => piece)
        .join(''),
    ).toBe(text);
  });

  test('shows those who are meant, the reader above all, and not within code', () => {
    const { container } = render(
      <MessageText text={'**@ada** and @grace `@ada` @mallory'} mentions={[ada, grace]} me="ada" />,
    );
    const marks = [...container.querySelectorAll('mark')];
    expect(marks.map((mark) => mark.title)).toEqual(['Ada Lovelace', 'Grace Hopper']);
    expect(marks.map((mark) => mark.dataset.me)).toEqual(['true', undefined]);
  });
});

describe('the place to write', () => {
  const onSay = vi.fn();

  function open(people = [ada, grace]) {
    render(
      <MantineProvider>
        <Composer
          chatId="chat"
          title="Team"
          me="frances"
          people={people}
          onSay={onSay}
          attaching={{ button: null, tray: null, count: 0, onPick: () => undefined }}
          onChange={vi.fn()}
          onTyping={vi.fn()}
          onEditLast={vi.fn()}
        />
      </MantineProvider>,
    );
    return screen.getByRole<HTMLTextAreaElement>('textbox');
  }

  beforeEach(() => {
    onSay.mockClear();
    useDrafts.setState({ texts: {}, edits: {}, replies: {} });
  });

  test('offers people for a name, and takes one by the keyboard', async () => {
    const user = userEvent.setup();
    const field = open();
    await user.type(field, 'Ask @');
    expect(screen.getAllByRole('option')).toHaveLength(2);
    expect(field.getAttribute('aria-activedescendant')).toBe(screen.getAllByRole('option')[0]?.id);
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Grace Hopper');
    await user.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    expect(field.value).toBe('Ask @grace ');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(onSay).not.toHaveBeenCalled();
    await user.keyboard('{Enter}');
    expect(onSay).toHaveBeenCalledWith('Ask @grace ', undefined);
  });

  test('takes whom a pointer takes, in the middle of a text', async () => {
    const user = userEvent.setup();
    const field = open();
    await user.type(field, 'Ask  now');
    field.setSelectionRange(4, 4);
    await user.keyboard('@hop');
    await user.click(screen.getByRole('option', { name: /Grace/ }));
    expect(field.value).toBe('Ask @grace now');
  });

  test('has the caret behind the name at once, for whoever types on fast', async () => {
    const user = userEvent.setup();
    const field = open();
    await user.type(field, 'Ask  now');
    field.setSelectionRange(4, 4);
    await user.keyboard('@hop');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(['Ask @grace now', 11, 11]);
  });

  test('lets be after Escape, until another name is begun', async () => {
    const user = userEvent.setup();
    const field = open();
    await user.type(field, '@a{Escape}da');
    expect(screen.queryByRole('listbox')).toBeNull();
    await user.keyboard(' @g');
    expect(screen.getByRole('listbox')).toBeTruthy();
  });

  test('offers again at the same place when the name was taken back meanwhile', async () => {
    const user = userEvent.setup();
    const field = open();
    await user.type(field, 'Ask @gr{Escape}{Backspace}{Backspace}{Backspace}');
    expect(screen.queryByRole('listbox')).toBeNull();
    await user.keyboard('@Gr');
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Grace Hopper');
  });

  test('offers nobody where nobody matches, and Enter sends', async () => {
    const user = userEvent.setup();
    await user.type(open(), '@zz{Enter}');
    expect(onSay).toHaveBeenCalledWith('@zz', undefined);
  });
});
