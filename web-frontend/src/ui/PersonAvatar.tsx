import { Avatar } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useAvatar } from './avatars';
import { hueOf } from './hue';
import classes from './PersonAvatar.module.css';

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('');
}

/** What a profile says about the picture: one that was uploaded, or the address of one. */
interface Picture {
  readonly avatarId?: string | undefined;
  readonly avatarUrl?: string | undefined;
}

interface Props {
  readonly id: string;
  readonly name: string;
  readonly picture?: Picture | undefined;
  readonly size?: number;
  readonly group?: boolean;
}

/** A decoration: whoever uses it says the name beside it. */
export function PersonAvatar({ id, name, picture, size = 44, group = false }: Props) {
  const uploaded = useAvatar(picture?.avatarId);
  const src = picture?.avatarId === undefined ? picture?.avatarUrl : uploaded;
  return (
    <Avatar
      src={src ?? null}
      alt=""
      aria-hidden
      size={size}
      radius={group ? size * 0.32 : '50%'}
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
