import { useCallback, useRef, type RefObject } from 'react';

interface Anchor {
  readonly element: Element;
  /** Below the upper edge of the view, in pixels. */
  readonly top: number;
}

interface Anchoring {
  /** To be called when the view has come to rest. */
  readonly rest: () => void;
  /** To be called when the view was scrolled. */
  readonly leave: () => void;
  /** To be called when a row has another height. */
  readonly hold: () => void;
}

/**
 * Keeps the first message that is wholly in view where it is, while nobody scrolls. The list itself makes up only for
 * rows that end above the view; the one that is cut by its upper edge, with another reaction or text, would move all others.
 */
export function useAnchor(scrollerRef: RefObject<HTMLElement | null>): Anchoring {
  const anchorRef = useRef<Anchor>(undefined);
  const ownRef = useRef<number>(undefined);
  const rest = useCallback(() => {
    const scroller = scrollerRef.current;
    if (!scroller) return;
    const { top, bottom } = scroller.getBoundingClientRect();
    const boxes = [...scroller.querySelectorAll('article')].map((element) => {
      const box = element.getBoundingClientRect();
      return { element, top: box.top - top };
    });
    anchorRef.current = boxes.find((box) => box.top >= 0 && box.top < bottom - top);
  }, [scrollerRef]);
  const leave = useCallback(() => {
    if (scrollerRef.current?.scrollTop !== ownRef.current) anchorRef.current = undefined;
  }, [scrollerRef]);
  const hold = useCallback(() => {
    const scroller = scrollerRef.current;
    const anchor = anchorRef.current;
    if (!scroller || !anchor?.element.isConnected) return;
    const { top } = scroller.getBoundingClientRect();
    const moved = anchor.element.getBoundingClientRect().top - top - anchor.top;
    if (Math.abs(moved) < 1) return;
    scroller.scrollTop += moved;
    ownRef.current = scroller.scrollTop;
  }, [scrollerRef]);
  return { rest, leave, hold };
}
