import { strings } from '@/config/strings';
import { usePresence } from '@/realtime/queries';
import classes from './PresenceDot.module.css';

/** A green dot at the corner of what it is put upon, if the server says that the person is online. */
export function PresenceDot({ userId }: { userId: string | undefined }) {
  if (!usePresence(userId)?.online) return null;
  return <span className={classes.dot} role="img" aria-label={strings.presence.online} />;
}
