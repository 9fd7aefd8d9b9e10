import { Avatar } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import classes from './PersonAvatar.module.css';

const HUES = [14, 38, 88, 150, 178, 205, 228, 262, 300, 338];

/** The same id always has the same colour. */
function hueOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return HUES[sum % HUES.length] ?? 0;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('');
}

interface Props {
  readonly id: string;
  readonly name: string;
  readonly src?: string | undefined;
  readonly size?: number;
  readonly group?: boolean;
}

/** A decoration: whoever uses it says the name beside it. */
export function PersonAvatar({ id, name, src, size = 44, group = false }: Props) {
  return (
    <Avatar
      src={src ?? null}
      alt=""
      aria-hidden
      size={size}
      radius={group ? size * 0.32 : 'xl'}
      className={classes.avatar ?? ''}
      imageProps={{ referrerPolicy: 'no-referrer', loading: 'lazy' }}
      style={{ '--hue': hueOf(id), fontSize: size * 0.38 }}
    >
      {group ? (
        <IconUsers size={size * 0.48} stroke={1.6} />
      ) : (
        <span className={classes.initials} data-initials={initials(name).toUpperCase()} />
      )}
    </Avatar>
  );
}
