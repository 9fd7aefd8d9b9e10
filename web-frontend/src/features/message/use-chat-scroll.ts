import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { settings } from '@/config/settings';
import type { Row } from './rows';
import { useAnchor } from './use-anchor';
import { useLoading } from './use-loading';
import { useSteady } from './use-steady';
import { useTakingIn } from './use-taking-in';

/** As near to the end as rounding lets a view come, in pixels. */
const AT_BOTTOM = 2;
/** So near to the end that the reader counts as being there, in pixels. */
const NEAR_BOTTOM = 40;
/** So near to an end of what is at hand more is loaded, in heights of the view. */
const AHEAD = 3;
/** So long after the last row was measured the list is where it was to go; milliseconds. It takes 150 itself. */
const GOING = 400;
/** An end that is beyond the end of any list, in heights of what is known of it: rows may turn out higher. */
const BEYOND = 10;
/** So many rows beyond the view stay at hand in any case. */
const NEAR = 150;

/** What is at hand of a history, and how to get more of it. */
export interface Part {
  readonly hasOlder: boolean;
  /** Whether this is not the end of the chat: then nothing sticks to it. */
  readonly hasNewer: boolean;
  readonly loadOlder: () => Promise<void>;
  readonly loadNewer: () => Promise<void>;
  /** Called when much is at hand: what is far from the reader is at this end, and so many rows before it are not. */
  readonly onFar: (end: 'older' | 'newer', near: number) => void;
}

interface Options extends Part {
  readonly rows: readonly Row[];
  /** The message to go to, once for each such object. */
  readonly target?: Target | undefined;
  /** Everything up to this seq counts as read. */
  readonly readSeq: number;
  /** Called with a seq when all up to that message was in view, or the reader is at the end of the chat. */
  readonly onSeen: (seq: number) => void;
}

type GoTo = (index: number, align: 'start' | 'center') => void;

export interface Target {
  readonly seq: number;
}

/**
 * Keeps what is looked at where it is: at the bottom the list follows what is new; elsewhere it stands still,
 * whatever comes before or after.
 */
export function useChatScroll({ rows: goal, target, readSeq, onSeen, ...part }: Options) {
  const { hasOlder, hasNewer, onFar } = part;
  const scrollerRef = useRef<HTMLDivElement>(null);
  const listRef = useRef<VirtualizerHandle>(null);
  const stuckRef = useRef(!hasNewer);
  const topRef = useRef(0);
  const goingRef = useRef(false);
  const [atBottom, setAtBottom] = useState(true);
  const settle = useCallback(() => scrollerRef.current?.dispatchEvent(new Event('scroll')), []);
  const { rows, shift, epoch } = useSteady(goal, settle);
  const { rest, leave, hold } = useAnchor(scrollerRef);
  const { follow, makeUp, end } = useTakingIn(scrollerRef, listRef, rows, shift);
  const { load: older, failed: olderFailed } = useLoading(part.loadOlder);
  const { load: newer, failed: newerFailed } = useLoading(part.loadNewer);

  const look = useCallback(() => {
    const handle = listRef.current;
    const element = scrollerRef.current;
    if (!handle || !element || rows.length === 0) return;
    const { scrollTop, clientHeight, scrollHeight } = element;
    const toEnd = scrollHeight - scrollTop - clientHeight;
    const bottom = !hasNewer && toEnd < NEAR_BOTTOM;
    setAtBottom(bottom);
    const highest = handle.findItemIndex(scrollTop);
    const lowest = bottom ? rows.length - 1 : handle.findItemIndex(scrollTop + clientHeight) - 1;
    const seq = newestArrived(rows, lowest);
    if (seq !== undefined && (bottom || connects(rows, highest, readSeq, hasOlder))) onSeen(seq);
    if (goingRef.current) return;
    if (hasOlder && !olderFailed && scrollTop < AHEAD * clientHeight) older();
    if (hasNewer && !newerFailed && toEnd < AHEAD * clientHeight) newer();
    if (rows.length > settings.historyAtMost)
      if (rows.length - lowest > highest) onFar('newer', lowest + NEAR);
      else onFar('older', rows.length - highest + NEAR);
  }, [rows, hasOlder, hasNewer, readSeq, olderFailed, newerFailed, older, newer, onFar, onSeen]);

  const onScroll = useCallback(() => {
    const element = scrollerRef.current;
    if (element) {
      stuckRef.current = !hasNewer && sticks(element, topRef.current, stuckRef.current);
      topRef.current = element.scrollTop;
    }
    leave();
    follow();
    look();
  }, [look, leave, follow, hasNewer]);
  const onScrollEnd = useCallback(() => {
    end();
    rest();
  }, [end, rest]);

  // Not by the list's own scrollToIndex: that goes on for a while and takes the reader back who scrolls meanwhile.
  const toBottom = useCallback(() => {
    const element = scrollerRef.current;
    stuckRef.current = true;
    if (!element) return;
    // On its way to a row, the list would take the reader back there; on its way to where the end was thought to be, away
    // from the end.
    if (goingRef.current) listRef.current?.scrollTo(BEYOND * element.scrollHeight);
    goingRef.current = false;
    element.scrollTop = element.scrollHeight;
    topRef.current = element.scrollTop;
  }, []);

  // The list measures what it goes to, and then goes on to it by its number: no rows may come before it meanwhile.
  const lookRef = useRef(look);
  useEffect(() => {
    lookRef.current = look;
  });
  const timerRef = useRef<ReturnType<typeof setTimeout>>(undefined);
  const going = useCallback(() => {
    goingRef.current = true;
    clearTimeout(timerRef.current);
    timerRef.current = setTimeout(() => {
      goingRef.current = false;
      lookRef.current();
    }, GOING);
  }, []);
  const goTo = useCallback(
    (index: number, align: 'start' | 'center') => {
      stuckRef.current = false;
      going();
      end();
      listRef.current?.scrollToIndex(index, { align });
    },
    [going, end],
  );

  // The end stays in view when the keyboard of a phone takes room away, and when messages turn out higher than was
  // thought, or grow by a reaction. The list has then just moved the view by itself, which is not to be taken for the
  // reader's wish to leave. What is in view now need not have come by a scroll, so it is looked at here as well.
  const onResize = useCallback(() => {
    if (stuckRef.current) toBottom();
    else if (goingRef.current) going();
    else {
      makeUp();
      hold();
    }
    look();
  }, [toBottom, going, makeUp, hold, look]);
  useHeight(scrollerRef, `${epoch} ${rows.length === 0}`, onResize);
  useOpening(rows, goTo);
  const newest = rows.at(-1);
  const ownNewest = newest?.outgoing ? newest.key : undefined;
  useLayoutEffect(() => {
    if (ownNewest !== undefined) stuckRef.current = true;
  }, [ownNewest]);
  useLayoutEffect(() => {
    if (epoch > 0) stuckRef.current = !hasNewer;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only where the new rows begin
  }, [epoch]);
  // What goes at the beginning moves the end as well, and is no wish to leave it.
  const oldest = rows[0]?.key;
  useLayoutEffect(() => {
    if (stuckRef.current) toBottom();
  }, [epoch, oldest, newest?.key, toBottom]);
  useTarget(rows, target, goTo);
  useEffect(look, [look]);

  const retry = olderFailed ? older : newerFailed ? newer : undefined;
  const on = { onScroll, onScrollEnd, onResize };
  return { rows, shift, epoch, scrollerRef, listRef, atBottom, retry, on, toBottom };
}

/** Tells when the list has another height in the page: it may say so before that is so. */
function useHeight(scrollerRef: RefObject<HTMLElement | null>, list: string, onResize: () => void) {
  const resizedRef = useRef(onResize);
  useEffect(() => {
    resizedRef.current = onResize;
  });
  useEffect(() => {
    const rows = scrollerRef.current?.querySelector('[data-part=rows]');
    if (!rows) return;
    const observer = new ResizeObserver(() => resizedRef.current());
    observer.observe(rows);
    return () => observer.disconnect();
  }, [scrollerRef, list]);
}

/** Whether nothing unread lies between what counts as read and the row from which on one sees. */
function connects(rows: readonly Row[], highest: number, readSeq: number, hasOlder: boolean): boolean {
  const first = rows[highest]?.message?.seq;
  if (first !== undefined && first <= readSeq) return true;
  const above = newestArrived(rows, highest - 1);
  return above === undefined ? !hasOlder : above <= readSeq;
}

/** What grows below the view moves the end away from it; only a scroll upwards is the reader's wish to leave. */
function sticks(element: HTMLElement, topBefore: number, stuck: boolean): boolean {
  const toEnd = element.scrollHeight - element.scrollTop - element.clientHeight;
  if (toEnd <= AT_BOTTOM) return true;
  if (element.scrollTop < topBefore) return false;
  return stuck || toEnd < NEAR_BOTTOM;
}

function newestArrived(rows: readonly Row[], from: number): number | undefined {
  for (let index = from; index >= 0; index--) {
    const seq = rows[index]?.message?.seq;
    if (seq !== undefined) return seq;
  }
  return undefined;
}

/** Goes to a message when it is named. */
function useTarget(rows: readonly Row[], target: Target | undefined, goTo: GoTo) {
  const index = target === undefined ? -1 : rows.findIndex(({ message }) => message?.seq === target.seq);
  const wentRef = useRef<Target>(undefined);
  useLayoutEffect(() => {
    if (target === wentRef.current || (target !== undefined && index < 0)) return;
    wentRef.current = target;
    if (index >= 0) goTo(index, 'center');
  }, [target, index, goTo]);
}

/** Opens a chat at the first message at hand that is new to the reader, or at its end. */
function useOpening(rows: readonly Row[], goTo: GoTo) {
  const openedRef = useRef(false);
  useLayoutEffect(() => {
    if (openedRef.current || rows.length === 0) return;
    openedRef.current = true;
    const first = rows.findIndex(({ unseen }) => unseen);
    if (first >= 0 && rows.length - first >= 6) goTo(first, 'start');
  }, [rows, goTo]);
}
