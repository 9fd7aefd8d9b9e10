import { render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MessageText } from '@/features/message/MessageText';
import { plainText } from '@/ui/markdown';

/** All that may ever stand in a message, and with which attributes. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  SPAN: ['class', 'dir'],
  DIV: ['class', 'dir'],
  A: ['href', 'title', 'target', 'rel'],
  PRE: ['dir'],
  OL: ['start'],
  ...Object.fromEntries(
    ['P', 'EM', 'STRONG', 'DEL', 'CODE', 'BLOCKQUOTE', 'UL', 'LI'].map((tag) => [tag, []]),
  ),
};

function shown(text: string): HTMLElement {
  const { container, unmount } = render(<MessageText text={text} />);
  const copy = container.cloneNode(true) as HTMLElement;
  unmount();
  return copy;
}

const hrefs = (text: string) =>
  [...shown(text).querySelectorAll('a')].map((link) => link.getAttribute('href'));

describe('links in a message', () => {
  test.each([
    ['see https://example.org/a.', 'https://example.org/a'],
    ['(https://example.org/a_(b))', 'https://example.org/a_(b)'],
    ['<https://example.org>', 'https://example.org'],
    ['HTTPS://EXAMPLE.ORG/?q=1&r=2#x!', 'HTTPS://EXAMPLE.ORG/?q=1&r=2#x'],
    ['https://example.org/_next_/static_x', 'https://example.org/_next_/static_x'],
    ['[the paper](https://example.org/p.pdf)', 'https://example.org/p.pdf'],
    ['ada@example.org', 'mailto:ada@example.org'],
  ])('%s', (text, href) => expect(hrefs(text)).toEqual([href]));

  test.each([
    'javascript:alert(1)',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](java\nscript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '[x](//example.org)',
    '[x](/api/users/me)',
    '[x](blob:https://example.org/1)',
    '![x](https://example.org/pixel.png "title") and <img src=x>'.replace(
      'https://example.org/pixel.png',
      'file:///x',
    ),
    'example.org',
    'https://',
  ])('are not seen in %s', (text) => expect(hrefs(text)).toEqual([]));

  test('tell where they lead to, and take nothing along', () => {
    render(<MessageText text="[your bank](https://example.org/phish)" />);
    const link = screen.getByRole('link', { name: 'your bank' });
    expect(link).toHaveAttribute('title', 'https://example.org/phish');
    expect(link).toHaveAttribute('rel', expect.stringContaining('noopener'));
  });
});

describe('markup in a message', () => {
  test.each([
    ['**b** *i* ~~d~~ `c`', '<strong>b</strong> <em>i</em> <del>d</del> <code>c</code>'],
    ['> quoted', '<blockquote><p>quoted</p></blockquote>'],
    ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['3. c\n4. d', '<ol start="3"><li>c</li><li>d</li></ol>'],
    ['- a\n  - b', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    [
      '```js\nif (a < b) *x* = "<b>";\n```',
      '<pre dir="ltr"><code>if (a &lt; b) *x* = "&lt;b&gt;";</code></pre>',
    ],
  ])('%s', (text, html) => expect(shown(text).firstElementChild?.innerHTML).toBe(html));

  test.each([
    '# no heading',
    'snake_case_name and 2 * 3 * 4',
    'a\nb\n\n\n    c',
    '<b onclick="x()">hi</b>',
    'AT&T &amp; Co &lt;b&gt;',
    '---',
    'C:\\Users',
    '```',
    '>',
    '[](https://example.org)',
    '<javascript:x>',
    '!important ![',
  ])('is not seen in %s', (text) => expect(shown(text).textContent).toBe(text));

  test('is only what is allowed, whatever is said', () => {
    const signs = fc.constantFrom(
      ...[
        '*',
        '**',
        '_',
        '~~',
        '`',
        '```\n',
        '\n',
        '\n\n',
        '> ',
        '- ',
        '1. ',
        '[',
        '](',
        ')',
        '![',
        '<',
        '>',
        '"',
        '\\',
      ],
      ...[
        '<script>alert(1)</script>',
        '<img src=x onerror=alert(1)>',
        '<!--',
        '&lt;',
        'javascript:',
        'https://',
        'www.',
        '@',
      ],
    );
    const text = fc
      .array(fc.oneof({ weight: 3, arbitrary: signs }, fc.string(), fc.webUrl()))
      .map((a) => a.join(''));
    fc.assert(
      fc.property(text, (said) => {
        for (const element of shown(said).querySelectorAll('*')) {
          expect(Object.keys(ALLOWED)).toContain(element.tagName);
          for (const { name } of element.attributes) expect(ALLOWED[element.tagName]).toContain(name);
          const href = element.getAttribute('href');
          if (href !== null) expect(href).toMatch(/^(https?|mailto):/i);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    '> ',
    '- ',
    '1. ',
    '>',
    '> - ',
    '*a **b ',
    '*_',
    '[',
    '[a](',
    '`',
    '~~a',
    '![',
    '\\',
    'www.a@b ',
  ])('of 8000 characters of %j neither breaks nor hides what was said', (unit) => {
    const text = unit.repeat(8000 / unit.length);
    expect(shown(text).textContent.length).toBeGreaterThan(0);
    expect(shown(`${text}\n\nThe end`).textContent).toContain('The end');
  });
});

describe('a message in one line', () => {
  test.each([
    ['I **have** _seen_ ~~nothing~~ `it`', 'I have seen nothing it'],
    ['```\nfor (;;) {}\n```', 'for (;;) {}'],
    ['Three things:\n\n1. the *tests*,\n2. a name', 'Three things: the tests, a name'],
    ['> said before\n\nand answered', 'said before and answered'],
    ['one  \ntwo\nthree', 'one two three'],
    ['see [the moth](https://example.org/moth)', 'see the moth'],
    ['2 * 3 * 4 = 24 <b>&amp;', '2 * 3 * 4 = 24 <b>&amp;'],
  ])('%j reads %j', (text, line) => expect(plainText(text)).toBe(line));

  test('whatever it is, it stays one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(plainText(text)).not.toMatch(/[\r\n]/);
      }),
    );
  });
});
