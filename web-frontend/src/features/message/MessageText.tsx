import type { Link, List, Nodes, RootContent } from 'mdast';
import { Fragment, memo, useMemo, type ReactNode } from 'react';
import { parse, safeHref, sourceOf } from './markdown';
import classes from './MessageText.module.css';

/** Deeper than this nobody writes on purpose. */
const DEEPEST = 12;

/** What was said, with its emphasis, lists, quotes, code and links; every text in it stays a text for the browser. */
export const MessageText = memo(function MessageText({ text }: { text: string }) {
  const children = useMemo(() => parse(text)?.children, [text]);
  if (!children)
    return (
      <span className={classes.text} dir="auto">
        {text}
      </span>
    );
  const [only] = children;
  if (children.length === 1 && only?.type === 'paragraph')
    return (
      <span className={classes.text} dir="auto">
        {show(only.children, text, 0)}
      </span>
    );
  return (
    <div className={classes.blocks} dir="auto">
      {show(children, text, 0)}
    </div>
  );
});

function show(nodes: readonly RootContent[], source: string, depth: number): ReactNode {
  return nodes.map((node, index) => <Fragment key={index}>{showOne(node, source, depth + 1)}</Fragment>);
}

function showOne(node: Nodes, source: string, depth: number): ReactNode {
  if (depth > DEEPEST || isEmpty(node)) return sourceOf(source, node);
  switch (node.type) {
    case 'text':
      return node.value;
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
      return sourceOf(source, node);
  }
}

/** Signs with nothing between them mean nothing. */
function isEmpty(node: Nodes): boolean {
  return 'children' in node ? node.children.length === 0 : 'value' in node && node.value === '';
}

function ListOf({ list, source, depth }: { list: List; source: string; depth: number }) {
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

function LinkOf({ link, source, depth }: { link: Link; source: string; depth: number }) {
  const href = safeHref(link.url);
  if (href === undefined) return sourceOf(source, link);
  return (
    // Where the words of a link are not its address, the address is to be seen before it is followed.
    <a href={href} title={href} target="_blank" rel="noopener noreferrer nofollow">
      {show(link.children, source, depth)}
    </a>
  );
}
