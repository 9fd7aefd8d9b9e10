import { useCallback, useRef, useState } from 'react';

export interface Loading {
  readonly failed: boolean;
  readonly load: () => void;
}

/** Loads more at one end: one page at a time, and not again by itself after a failure. */
export function useLoading(more: () => Promise<void>): Loading {
  const busyRef = useRef(false);
  const [failed, setFailed] = useState(false);
  const load = useCallback(() => {
    if (busyRef.current) return;
    busyRef.current = true;
    setFailed(false);
    more()
      .catch(() => setFailed(true))
      .finally(() => (busyRef.current = false));
  }, [more]);
  return { failed, load };
}
