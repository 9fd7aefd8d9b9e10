import { useEffect, useState } from 'react';
import { settings } from '@/config/settings';
import { strings } from '@/config/strings';
import { useLink } from '@/realtime/queries';
import classes from './LinkBanner.module.css';

const WORDS = {
  connecting: strings.link.connecting,
  'catching-up': strings.link.catchingUp,
  offline: strings.link.offline,
} as const;

/** Says how this tab stands to the server, unless all is well; a moment's interruption is not worth a word. */
export function LinkBanner() {
  const link = useLink();
  const live = link === 'live';
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (live) return;
    const timer = setTimeout(() => setLate(true), settings.bannerDelay);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [live]);
  return (
    <div role="status" className={classes.frame} data-link={link}>
      {!live && late && <div className={classes.banner}>{WORDS[link]}</div>}
      {live && <span className="vb-only-for-readers">{strings.link.live}</span>}
    </div>
  );
}
