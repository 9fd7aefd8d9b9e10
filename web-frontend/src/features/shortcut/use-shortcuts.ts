import { useEffect, useRef } from 'react';
import { shortcutOf, type Shortcut } from './keys';

const OVER_THE_APP = '[role="dialog"], [role="menu"]';

/** Listens in the whole window, for as long as no dialog or menu is open: those have keys of their own. */
export function useShortcuts(perform: (shortcut: Shortcut) => void): void {
  const current = useRef(perform);
  useEffect(() => {
    current.current = perform;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event);
      if (shortcut === undefined || document.querySelector(OVER_THE_APP)) return;
      // Escape may mean something where it is pressed, such as the end of an edit.
      if (shortcut !== 'compose') event.preventDefault();
      current.current(shortcut);
    };
    // Before a dialog hears of the key that closes it: then it would seem that there had been none.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
