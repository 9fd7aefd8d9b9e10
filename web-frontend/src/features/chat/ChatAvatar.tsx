import type { ReactNode } from 'react';
import type { Chat } from '@verbatim/sdk';
import { PersonAvatar } from '@/ui/PersonAvatar';
import { otherOf, titleOf } from './title';

interface Props {
  readonly chat: Chat;
  readonly me: string;
  readonly size?: number;
  readonly badge?: ReactNode;
}

export function ChatAvatar({ chat, me, size = 46, badge }: Props) {
  const other = otherOf(chat, me);
  return (
    <span style={{ position: 'relative', display: 'inline-flex', flex: 'none' }}>
      <PersonAvatar
        id={other?.id ?? chat.id}
        name={titleOf(chat, me)}
        picture={other?.profile}
        size={size}
        group={chat.isGroup}
      />
      {badge}
    </span>
  );
}
