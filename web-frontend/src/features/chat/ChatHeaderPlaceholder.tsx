import { Skeleton } from '@mantine/core';
import classes from './ChatHeader.module.css';

/** The outline of a chat's header. */
export function ChatHeaderPlaceholder() {
  return (
    <div className={classes.header} aria-hidden>
      <Skeleton circle height={40} />
      <div className={classes.outline}>
        <Skeleton height={14} width="10rem" radius="xl" />
        <Skeleton height={9} width="6rem" radius="xl" />
      </div>
    </div>
  );
}
