import { IconAlertCircle, IconCheck, IconChecks, IconClock } from '@tabler/icons-react';
import { strings } from '@/config/strings';
import classes from './Ticks.module.css';

const ICONS = {
  pending: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  failed: IconAlertCircle,
} as const;

export type TickStatus = keyof typeof ICONS;

/** How far one's own message has got. */
export function Ticks({ status, size = 15 }: { status: TickStatus; size?: number }) {
  const Icon = ICONS[status];
  return (
    <span className={classes.ticks} data-status={status} role="img" aria-label={strings.receipt[status]}>
      <Icon size={size} stroke={2.1} aria-hidden />
    </span>
  );
}
