import { strings } from '@/config/strings';
import { usePresence } from '@/realtime/queries';
import { shortTime } from '@/ui/time';

/** Whether somebody is online, in words; nothing where it is not known. */
export function PresenceLine({ userId }: { userId: string | undefined }) {
  const presence = usePresence(userId);
  if (presence?.online) return strings.presence.online;
  if (!presence?.lastSeen) return null;
  return strings.presence.lastSeen(shortTime(presence.lastSeen));
}
