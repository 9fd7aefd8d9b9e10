import { ActionIcon, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './Page.module.css';

/** A page beside the chats, which takes all of the window. */
export const Page = ({ children }: { children: ReactNode }) => (
  <main className={classes.page}>{children}</main>
);

interface HeadProps {
  readonly title: string;
  /** Says that the arrow leads back to the chats. */
  readonly back: string;
  /** What stands behind the title. */
  readonly children?: ReactNode;
}

/** The title of a page, and the way back. */
export const PageHead = ({ title, back, children }: HeadProps) => (
  <header className={classes.head}>
    <ActionIcon component={Link} to="/" variant="subtle" color="gray" size="lg" radius="xl" aria-label={back}>
      <IconArrowLeft size={20} className={classes.back} />
    </ActionIcon>
    <Title order={1} fz="1.6rem">
      {title}
    </Title>
    {children}
  </header>
);
