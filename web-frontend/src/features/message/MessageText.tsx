import type { Link, List, Nodes, RootContent } from 'mdast';
import { Fragment, memo, useMemo, type ReactNode } from 'react';
import type { User } from '@verbatim/sdk';
import { parse, safeHref, sourceOf } from '@/ui/markdown';
import { pieces } from './mention';
import classes from './MessageText.module.css';

/** Deeper than this nobody writes on purpose. */
const DEEPEST = 12;

interface Props {
  readonly text: string;
  /** Whom it names: these names are marked. */
  readonly mentions?: readonly User[] | undefined;
  readonly me?: string | undefined;
}

/** What a text is shown with, all the way down its tree. */
interface Source extends Props {
  readonly mentions: readonly User[];
}

const NOBODY: readonly User[] = [];

/** What was said, with its emphasis, lists, quotes, code and links; every text in it stays a text for the browser. */
export const MessageText = memo(function MessageText({ text, mentions = NOBODY, me }: Props) {
  const source: Source = { text, mentions, me };
  const children = useMemo(() => parse(text)?.children, [text]);
  if (!children)
    return (
      <span className={classes.text} dir="auto">
        <Names text={text} source={source} />
      </span>
    );
  const [only] = children;
  if (children.length === 1 && only?.type === 'paragraph')
    return (
      <span className={classes.text} dir="auto">
        {show(only.children, source, 0)}
      </span>
    );
  return (
    <div className={classes.blocks} dir="auto">
      {show(children, source, 0)}
    </div>
  );
});

function show(nodes: readonly RootContent[], source: Source, depth: number): ReactNode {
  return nodes.map((node, index) => <Fragment key={index}>{showOne(node, source, depth + 1)}</Fragment>);
}

function showOne(node: Nodes, source: Source, depth: number): ReactNode {
  if (depth > DEEPEST || isEmpty(node)) return sourceOf(source.text, node);
  switch (node.type) {
    case 'text':
      return <Names text={node.value} source={source} />;
    case 'break':
      return '\n';
    case 'emphasis':
      return <em>{show(node.children, source, depth)}</em>;
    case 'strong':
      return <strong>{show(node.children, source, depth)}</strong>;
    case 'delete':
      return <del>{show(node.children, source, depth)}</del>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return (
        <pre dir="ltr">
          <code>{node.value}</code>
        </pre>
      );
    case 'paragraph':
      return <p>{show(node.children, source, depth)}</p>;
    case 'blockquote':
      return <blockquote>{show(node.children, source, depth)}</blockquote>;
    case 'list':
      return <ListOf list={node} source={source} depth={depth} />;
    case 'link':
      return <LinkOf link={node} source={source} depth={depth} />;
    default:
      return sourceOf(source.text, node);
  }
}

/** A text in which the names of those who are meant are marked, one's own the most. */
function Names({ text, source: { mentions, me } }: { text: string; source: Source }) {
  return pieces(text, mentions).map(({ text: piece, user }, index) =>
    user ? (
      <mark
        key={index}
        className={classes.mention}
        data-me={user.id === me || undefined}
        title={user.profile.displayName}
      >
        <bdi>{piece}</bdi>
        <span className={classes.whole}> ({user.profile.displayName})</span>
      </mark>
    ) : (
      piece
    ),
  );
}

/** Signs with nothing between them mean nothing. */
function isEmpty(node: Nodes): boolean {
  return 'children' in node ? node.children.length === 0 : 'value' in node && node.value === '';
}

function ListOf({ list, source, depth }: { list: List; source: Source; depth: number }) {
  const items = list.children.map((item, index) => (
    <li key={index}>
      {item.children.map((child, at) => (
        <Fragment key={at}>
          {child.type === 'paragraph'
            ? show(child.children, source, depth)
            : showOne(child, source, depth + 1)}
        </Fragment>
      ))}
    </li>
  ));
  return list.ordered ? <ol start={list.start ?? 1}>{items}</ol> : <ul>{items}</ul>;
}

function LinkOf({ link, source, depth }: { link: Link; source: Source; depth: number }) {
  const href = safeHref(link.url);
  if (href === undefined) return sourceOf(source.text, link);
  return (
    // Where the words of a link are not its address, the address is to be seen before it is followed.
    <a href={href} title={href} target="_blank" rel="noopener noreferrer nofollow">
      {show(link.children, source, depth)}
    </a>
  );
}
