import { strings } from '@/config/strings';
import classes from './Logo.module.css';

/** The mark: what somebody says, between its quotation marks. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 64 64" width={size} height={size} aria-hidden className={classes.mark}>
      <path
        className={classes.bubble}
        d="M12 4h40a10 10 0 0 1 10 10v28a10 10 0 0 1-10 10H30L14 62V52h-2A10 10 0 0 1 2 42V14A10 10 0 0 1 12 4z"
      />
      <path
        className={classes.first}
        d="M29 17c-7 3-11 9-11 15 0 5 3 8 7 8 3.600 0 6-2.500 6-5.800 0-3.200-2.200-5.400-5.200-5.400-.7 0-1.300.1-1.800.3.6-3.500 3-6.600 6.800-9z"
      />
      <path
        className={classes.second}
        d="M47 17c-7 3-11 9-11 15 0 5 3 8 7 8 3.600 0 6-2.500 6-5.800 0-3.200-2.200-5.400-5.200-5.400-.7 0-1.300.1-1.800.3.6-3.500 3-6.600 6.800-9z"
      />
    </svg>
  );
}

export function Logo({ size = 28 }: { size?: number }) {
  return (
    <span className={classes.logo} style={{ fontSize: size * 0.9 }}>
      <Mark size={size} />
      <span className={classes.name}>{strings.appName}</span>
    </span>
  );
}
