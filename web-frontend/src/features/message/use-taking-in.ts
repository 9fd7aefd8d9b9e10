import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { Row } from './rows';

interface Anchor {
  readonly row: Row;
  /** From its upper edge to the end of the list, in pixels. */
  readonly toEnd: number;
}

interface TakingIn {
  /** To be called when the view was scrolled. */
  readonly follow: () => void;
  /** To be called when rows turn out to have another height. */
  readonly makeUp: () => void;
  /** To be called when the list goes somewhere by itself, or the view has come to rest. */
  readonly end: () => void;
}

/**
 * Keeps what is looked at where it is while rows come in at the beginning. From then on until scrolling rests the list holds on
 * to its end, so rows below the view that turn out higher than was thought would push the view by as much.
 *
 * @param shift whether rows have just come or gone at the beginning
 */
export function useTakingIn(
  scrollerRef: RefObject<HTMLElement | null>,
  listRef: RefObject<VirtualizerHandle | null>,
  rows: readonly Row[],
  shift: boolean,
): TakingIn {
  const holdsEndRef = useRef(false);
  const anchorRef = useRef<Anchor>(undefined);

  const take = useCallback(
    (index: number) => {
      const list = listRef.current;
      const row = rows[index];
      anchorRef.current =
        list && row ? { row, toEnd: list.scrollSize - list.getItemOffset(index) } : undefined;
    },
    [listRef, rows],
  );

  const follow = useCallback(() => {
    const list = listRef.current;
    const scroller = scrollerRef.current;
    if (holdsEndRef.current && list && scroller) take(list.findItemIndex(scroller.scrollTop) + 1);
  }, [listRef, scrollerRef, take]);

  const makeUp = useCallback(() => {
    const list = listRef.current;
    const scroller = scrollerRef.current;
    const anchor = anchorRef.current;
    if (!holdsEndRef.current || !list || !scroller || !anchor) return;
    const index = rows.findIndex(({ key }) => key === anchor.row.key);
    take(index);
    // While a finger scrolls, the list puts off all such movements on some devices: then there is nothing to make up for.
    if (index < 0 || list.getItemOffset(0) !== 0) return;
    const pushed = list.scrollSize - list.getItemOffset(index) - anchor.toEnd;
    if (Math.abs(pushed) >= 1) scroller.scrollTop -= pushed;
  }, [listRef, scrollerRef, rows, take]);

  const end = useCallback(() => {
    holdsEndRef.current = false;
    anchorRef.current = undefined;
  }, []);

  useLayoutEffect(() => {
    if (shift) holdsEndRef.current = true;
    follow();
  }, [rows, shift, follow]);

  return { follow, makeUp, end };
}
