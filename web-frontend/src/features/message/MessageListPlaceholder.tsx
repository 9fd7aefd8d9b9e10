import { Skeleton } from '@mantine/core';
import { Waiting } from '@/ui/Waiting';
import classes from './MessageList.module.css';

/** As wide and high as messages are, in rem, and whose they may be. */
const BUBBLES = [
  { width: 15, height: 2.4 },
  { width: 24, height: 3.8 },
  { width: 11, height: 2.4, mine: true },
  { width: 20, height: 2.4 },
  { width: 26, height: 5.2, mine: true },
  { width: 13, height: 2.4, mine: true },
  { width: 18, height: 3.8 },
];

/** The outline of a history, at its end. */
export function MessageListPlaceholder() {
  return (
    <Waiting className={classes.placeholder}>
      {BUBBLES.map(({ width, height, mine }) => (
        <div key={width} className={classes.outline} data-mine={mine}>
          <Skeleton width={`min(${width}rem, 78%)`} height={`${height}rem`} radius={18} />
        </div>
      ))}
    </Waiting>
  );
}
