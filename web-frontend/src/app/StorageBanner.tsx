import { useEffect } from 'react';
import { useStore } from 'zustand';
import { storage } from '@/api/storage';
import { strings } from '@/config/strings';
import { useRuntime } from '@/realtime/context';
import classes from './LinkBanner.module.css';

/** Says that this browser keeps nothing, and stops whoever would close the page on something unsent. */
export function StorageBanner() {
  const refused = useStore(storage, (state) => state.refused);
  const { outbox } = useRuntime();
  useEffect(() => {
    if (!refused) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (outbox.rows.length > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [refused, outbox]);
  return (
    <div role="status" className={classes.frame}>
      {refused && <div className={classes.banner}>{strings.link.keepsNothing}</div>}
    </div>
  );
}
