import type { Nodes, Root } from 'mdast';
import { fromMarkdown, type Options } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';

/**
 * What people type into a chat without meaning markup stays as it is: HTML and entities above all, then headings and
 * rules. Pictures would be fetched from anywhere, which tells their owners who reads what and when.
 */
const LITERAL = [
  'htmlFlow',
  'htmlText',
  'characterReference',
  'definition',
  'headingAtx',
  'setextUnderline',
  'thematicBreak',
  'codeIndented',
  'labelStartImage',
];

const options: Options = {
  extensions: [
    gfmAutolinkLiteral(),
    gfmStrikethrough({ singleTilde: false }),
    { disable: { null: LITERAL } },
  ],
  mdastExtensions: [gfmAutolinkLiteralFromMarkdown(), gfmStrikethroughFromMarkdown()],
};

/** Without any of these a text is just a text. */
const SIGNS = /[*_~`[\\@]|:\/\/|www\.|^\s*(?:>|[-+]\s|\d+[.)]\s)/im;
/** Lists in lists in quotes: nobody means so many, and reading them takes long. */
const NESTED = /^(?:[ \t]*(?:[-+*>]|\d{1,9}[.)])(?=[ \t>]|$)){7}/m;
const DELIMITERS = /[*_~[\]]/g;
const MOST_DELIMITERS = 1200;

function tooMuch(text: string): boolean {
  return NESTED.test(text) || (text.match(DELIMITERS)?.length ?? 0) > MOST_DELIMITERS;
}

/** A text as a tree of what is meant by its signs; nothing if it has none, or so many that it is only to be shown. */
export function parse(text: string): Root | undefined {
  if (!SIGNS.test(text) || tooMuch(text)) return undefined;
  return fromMarkdown(text, options);
}

const IN_PARTS = new Set(['root', 'list', 'listItem', 'blockquote']);

function words(node: Nodes): string {
  if ('children' in node) return node.children.map(words).join(IN_PARTS.has(node.type) ? ' ' : '');
  if ('value' in node) return node.value;
  return node.type === 'break' ? ' ' : '';
}

/** What a text says, in one line and without the signs that style it. */
export function plainText(text: string): string {
  const tree = parse(text);
  return (tree ? words(tree) : text).replaceAll(/\s+/g, ' ').trim();
}

/** The part of a text that a node was made from. */
export function sourceOf(text: string, { position }: Nodes): string {
  return text.slice(position?.start.offset, position?.end.offset);
}

const SAFE = ['http:', 'https:', 'mailto:'];

/** Where a link leads to, unless that could run a script or be nowhere. */
export function safeHref(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  return SAFE.includes(new URL(url).protocol) ? url : undefined;
}
