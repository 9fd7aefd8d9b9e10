import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { focusComposer, focusPart } from '@/features/shortcut/parts';
import { shortcutOf } from '@/features/shortcut/keys';
import { ShortcutsDialog } from '@/features/shortcut/ShortcutsDialog';
import { useShortcuts } from '@/features/shortcut/use-shortcuts';
import { moveByArrowKeys } from '@/ui/arrow-keys';

const stroke = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...more });

describe('a stroke of the keyboard', () => {
  test.each([
    ['k', { ctrlKey: true }, 'switcher'],
    ['K', { metaKey: true }, 'switcher'],
    ['/', { ctrlKey: true, shiftKey: true }, 'help'],
    ['ArrowDown', { altKey: true }, 'nextChat'],
    ['˜', { altKey: true, code: 'KeyN' }, 'newChat'],
    ['F6', {}, 'nextPart'],
    ['F6', { shiftKey: true }, 'previousPart'],
    ['Escape', {}, 'compose'],
  ])('%s with %j asks for %s', (key, more, shortcut) => {
    expect(shortcutOf(stroke(key, more))).toBe(shortcut);
  });

  test.each([
    ['?', {}],
    ['n', {}],
    ['k', { ctrlKey: true, altKey: true }],
    ['Escape', { isComposing: true }],
  ])('%s with %j asks for nothing', (key, more) => {
    expect(shortcutOf(stroke(key, more))).toBeUndefined();
  });
});

function Probe({ heard, dialog }: { heard: string[]; dialog: boolean }) {
  useShortcuts((shortcut) => heard.push(shortcut));
  return dialog ? <div role="dialog" /> : null;
}

test('a dialog keeps the keyboard to itself', async () => {
  const heard: string[] = [];
  const { rerender } = render(<Probe heard={heard} dialog={false} />);
  await userEvent.keyboard('{Control>}k{/Control}');
  rerender(<Probe heard={heard} dialog />);
  await userEvent.keyboard('{Control>}k{/Control}{Escape}');
  expect(heard).toEqual(['switcher']);
});

test('the overview names what each key does', () => {
  render(
    <MantineProvider>
      <ShortcutsDialog opened onClose={() => undefined} />
    </MantineProvider>,
  );
  const everywhere = screen.getByRole('region', { name: 'Everywhere', hidden: true });
  expect(within(everywhere).getByText('Go to a chat').closest('div')).toHaveTextContent('CtrlK');
});

test('arrow keys move through a list, and leave Home and End to a field', async () => {
  render(
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={(event) => moveByArrowKeys(event, 'input, a')}>
      <input aria-label="filter" defaultValue="abc" />
      <a href="#1">one</a>
      <a href="#2">two</a>
      <a href="#3">three</a>
    </div>,
  );
  await userEvent.click(screen.getByLabelText('filter'));
  await userEvent.keyboard('{End}');
  expect(screen.getByLabelText('filter')).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(screen.getByText('two')).toHaveFocus();
  await userEvent.keyboard('{End}{ArrowDown}');
  expect(screen.getByText('three')).toHaveFocus();
  await userEvent.keyboard('{Home}');
  expect(screen.getByLabelText('filter')).toHaveFocus();
});

test('F6 goes round the parts of the window, and to what is open in each', () => {
  // jsdom lays nothing out, so everything counts as shown only if told.
  HTMLElement.prototype.getClientRects = () => [{}] as unknown as DOMRectList;
  render(
    <>
      <div data-part="chats">
        <a href="#1">one</a>
        <a href="#2" aria-current="page">
          two
        </a>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div data-part="messages" tabIndex={0} role="region" aria-label="history" />
      <div data-part="composer">
        <textarea aria-label="write" />
      </div>
    </>,
  );
  const order = ['two', 'history', 'write', 'two'];
  for (const name of order) {
    focusPart(1);
    expect(document.activeElement).toHaveAccessibleName(name);
  }
  focusPart(-1);
  expect(screen.getByLabelText('write')).toHaveFocus();
  focusPart(-1);
  focusComposer();
  expect(screen.getByLabelText('write')).toHaveFocus();
});
