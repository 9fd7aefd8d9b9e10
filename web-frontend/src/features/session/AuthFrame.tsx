import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { strings } from '@/config/strings';
import { Logo } from '@/ui/Logo';
import classes from './AuthFrame.module.css';

interface Props {
  readonly title: string;
  readonly footer: ReactNode;
  readonly children: ReactNode;
}

/** What log-in and registration stand in. */
export function AuthFrame({ title, footer, children }: Props) {
  return (
    <div className={classes.page}>
      <aside className={classes.poster} aria-hidden>
        <span className={classes.quote}>“</span>
        <p className={classes.line}>{strings.tagline}</p>
      </aside>
      <main className={classes.main}>
        <div className={classes.card}>
          <Logo size={32} />
          <Title order={1} className={classes.title}>
            {title}
          </Title>
          {children}
          <Text size="sm" c="dimmed" ta="center" mt="lg">
            {footer}
          </Text>
        </div>
      </main>
    </div>
  );
}
