import { IconEye } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { strings } from '@/config/strings';
import { exactTime, timeOfDay } from '@/ui/time';
import classes from './AuditNotice.module.css';
import type { Audit } from './calls';

/** Tells members, for as long as it holds, that somebody who is not among them may read what they say. */
export function AuditNotice({ audit }: { audit: Audit | undefined }) {
  const ends = audit === undefined ? 0 : Date.parse(audit.endsAt);
  const open = useIsAhead(ends);
  const text = strings.audit;
  return (
    <div role="status" className={classes.frame}>
      {audit && open && (
        <p className={classes.notice} title={exactTime(audit.openedAt)}>
          <IconEye size={16} aria-hidden className={classes.icon} />
          <span>
            {audit.messageId === undefined ? (
              <>
                {text.open(audit.auditor.profile.displayName, timeOfDay(audit.endsAt))}{' '}
                <q dir="auto">{audit.reason}</q>
              </>
            ) : (
              text.looked(audit.auditor.profile.displayName, timeOfDay(audit.openedAt))
            )}
          </span>
        </p>
      )}
    </div>
  );
}

/** Whether a moment has not come yet; turns by itself when it comes. */
function useIsAhead(moment: number): boolean {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const left = moment - Date.now();
    if (left <= 0) return;
    const timer = setTimeout(() => setNow(Date.now()), left + 1);
    return () => clearTimeout(timer);
  }, [moment]);
  return moment > now;
}
