import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { strings } from '@/config/strings';
import classes from './Waiting.module.css';

/** The outline of what is being loaded. Readers of the screen are told once; what is there in a moment is not announced by a flicker. */
export function Waiting({
  children,
  className = '',
}: {
  children: ReactNode;
  className?: string | undefined;
}) {
  return (
    <div role="status" aria-label={strings.common.loading} className={`${classes.waiting} ${className}`}>
      {children}
    </div>
  );
}

const WIDTHS = [68, 45, 80, 56, 62];

interface RowsProps {
  /** How many; five at most. */
  readonly rows?: number;
  /** Height of the picture in pixels. */
  readonly size?: number;
  readonly className?: string | undefined;
}

/** The outline of a list of people, chats or devices: a picture and two lines each. */
export function WaitingRows({ rows = WIDTHS.length, size = 46, className }: RowsProps) {
  return (
    <Waiting className={className}>
      {WIDTHS.slice(0, rows).map((width) => (
        <div key={width} className={classes.row}>
          <Skeleton circle height={size} />
          <div className={classes.lines}>
            <Skeleton height={11} width={`${width * 0.7}%`} radius="xl" />
            <Skeleton height={9} width={`${width}%`} radius="xl" />
          </div>
        </div>
      ))}
    </Waiting>
  );
}

/** The outline of what somebody is: a large picture, a name, a line. */
export function WaitingPerson() {
  return (
    <Waiting className={classes.person}>
      <Skeleton circle height={96} />
      <Skeleton height={18} width="45%" radius="xl" />
      <Skeleton height={10} width="30%" radius="xl" />
    </Waiting>
  );
}
