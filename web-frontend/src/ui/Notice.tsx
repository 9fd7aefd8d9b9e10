import { Button, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Notice.module.css';

interface Props {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly icon?: ReactNode;
  readonly action?: { readonly label: string; readonly onClick: () => void } | undefined;
  readonly alert?: boolean;
  /** Whether there is nothing else on the page: then it is its heading, too. */
  readonly whole?: boolean;
}

/** What a view says instead of its content: that there is none, or why not, and what can be done. */
export function Notice({ title, hint, icon, action, alert = false, whole = false }: Props) {
  return (
    <div className={classes.notice} role={alert ? 'alert' : undefined}>
      {icon && <div className={classes.icon}>{icon}</div>}
      <Title order={whole ? 1 : 2} className={classes.title}>
        {title}
      </Title>
      {hint && (
        <Text c="dimmed" size="sm">
          {hint}
        </Text>
      )}
      {action && (
        <Button mt="md" variant="light" onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </div>
  );
}
