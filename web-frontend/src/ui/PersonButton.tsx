import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { strings } from '@/config/strings';
import classes from './PersonButton.module.css';
import { usePersonCard } from './person-card';

interface Props {
  readonly userId: string;
  readonly name: string;
  /** Where the same person's button stands beside it: one of them is enough for keyboards and readers. */
  readonly second?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A name or a picture that leads to who it is. */
export function PersonButton({ userId, name, second = false, className = '', children }: Props) {
  const show = usePersonCard((state) => state.show);
  return (
    <UnstyledButton
      className={`${classes.person ?? ''} ${className}`}
      onClick={() => show(userId)}
      aria-label={second ? undefined : strings.person.about(name)}
      aria-hidden={second || undefined}
      tabIndex={second ? -1 : undefined}
    >
      {children}
    </UnstyledButton>
  );
}
