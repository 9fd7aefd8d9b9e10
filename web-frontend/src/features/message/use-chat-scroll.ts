import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { Row } from './rows';

/** As near to the end as rounding lets a view come, in pixels. */
const AT_BOTTOM = 2;
/** So near to an end that the reader counts as being there, in pixels. */
const NEAR_BOTTOM = 40;
const NEAR_TOP = 600;

interface Options {
  readonly rows: readonly Row[];
  /** The key of a row to go to, once. */
  readonly target?: string | undefined;
  readonly hasOlder: boolean;
  readonly loadOlder: () => Promise<void>;
  readonly onSeen: (seq: number) => void;
}

/**
 * Keeps what is looked at where it is: at the bottom the list follows what is new; elsewhere it stands still,
 * whatever comes before or after.
 */
export function useChatScroll({ rows, target, hasOlder, loadOlder, onSeen }: Options) {
  const scrollerRef = useRef<HTMLDivElement>(null);
  const listRef = useRef<VirtualizerHandle>(null);
  const stuckRef = useRef(true);
  const topRef = useRef(0);
  const loadingRef = useRef(false);
  const [atBottom, setAtBottom] = useState(true);
  const [loadFailed, setLoadFailed] = useState(false);
  const shift = useShift(rows);

  const older = useCallback(() => {
    if (loadingRef.current) return;
    loadingRef.current = true;
    setLoadFailed(false);
    loadOlder()
      .catch(() => setLoadFailed(true))
      .finally(() => (loadingRef.current = false));
  }, [loadOlder]);

  const look = useCallback(() => {
    const handle = listRef.current;
    const element = scrollerRef.current;
    if (!handle || !element || rows.length === 0) return;
    const end = element.scrollTop + element.clientHeight;
    const bottom = element.scrollHeight - end < NEAR_BOTTOM;
    setAtBottom(bottom);
    const lowest = bottom ? rows.length - 1 : handle.findItemIndex(end) - 1;
    const seq = newestArrived(rows, lowest);
    if (seq !== undefined) onSeen(seq);
    if (hasOlder && !loadFailed && element.scrollTop < NEAR_TOP) older();
  }, [rows, hasOlder, loadFailed, older, onSeen]);

  const onScroll = useCallback(() => {
    const element = scrollerRef.current;
    if (element) {
      stuckRef.current = sticks(element, topRef.current, stuckRef.current);
      topRef.current = element.scrollTop;
    }
    look();
  }, [look]);

  // Not by the list's own scrollToIndex: that goes on for a while and takes the reader back who scrolls meanwhile.
  const toBottom = useCallback(() => {
    const element = scrollerRef.current;
    stuckRef.current = true;
    if (!element) return;
    element.scrollTop = element.scrollHeight;
    topRef.current = element.scrollTop;
  }, []);

  // The end stays in view when the keyboard of a phone takes room away, and when messages turn out higher than was
  // thought. The list has then just moved the view by itself, which is not to be taken for the reader's wish to leave.
  const onResize = useCallback(() => {
    if (stuckRef.current) toBottom();
  }, [toBottom]);

  useOpening(listRef, rows, stuckRef);
  const newest = rows.at(-1);
  const ownNewest = newest?.outgoing ? newest.key : undefined;
  useLayoutEffect(() => {
    if (ownNewest !== undefined) stuckRef.current = true;
  }, [ownNewest]);
  useLayoutEffect(() => {
    if (stuckRef.current) toBottom();
  }, [newest?.key, toBottom]);
  useTarget(listRef, rows, target, stuckRef);
  useEffect(look, [look]);

  return { scrollerRef, listRef, shift, atBottom, loadFailed, onScroll, onResize, toBottom, retry: older };
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

/** Whether the rows have just grown at their beginning: only then may the list hold on to its end. */
function useShift(rows: readonly Row[]): boolean {
  const [seen, setSeen] = useState({ rows, shift: false });
  if (seen.rows === rows) return seen.shift;
  const first = seen.rows[0]?.key;
  const shift =
    rows.length > seen.rows.length && rows[0]?.key !== first && rows.some(({ key }) => key === first);
  setSeen({ rows, shift });
  return shift;
}

/** Goes to a row when it is named. */
function useTarget(
  listRef: RefObject<VirtualizerHandle | null>,
  rows: readonly Row[],
  target: string | undefined,
  stuckRef: RefObject<boolean>,
) {
  const index = target === undefined ? -1 : rows.findIndex(({ key }) => key === target);
  const wentRef = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (target === wentRef.current || (target !== undefined && index < 0)) return;
    wentRef.current = target;
    if (index < 0) return;
    stuckRef.current = false;
    listRef.current?.scrollToIndex(index, { align: 'center' });
  }, [listRef, target, index, stuckRef]);
}

/** Opens a chat at the first message at hand that is new to the reader, or at its end. */
function useOpening(
  listRef: RefObject<VirtualizerHandle | null>,
  rows: readonly Row[],
  stuckRef: RefObject<boolean>,
) {
  const openedRef = useRef(false);
  useLayoutEffect(() => {
    if (openedRef.current || rows.length === 0) return;
    openedRef.current = true;
    const first = rows.findIndex(({ unseen }) => unseen);
    if (first < 0 || rows.length - first < 6) return;
    stuckRef.current = false;
    listRef.current?.scrollToIndex(first, { align: 'start' });
  }, [listRef, rows, stuckRef]);
}
