import { ActionIcon, Menu } from '@mantine/core';
import {
  IconBell,
  IconBellOff,
  IconChecks,
  IconDoorExit,
  IconDots,
  IconInfoCircle,
  IconPin,
  IconPinnedOff,
} from '@tabler/icons-react';
import { useRef, type MouseEvent, type ReactNode } from 'react';
import type { Chat } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import classes from './ChatMenu.module.css';
import type { Choice } from './calls';
import { MUTES, mutedUntil } from './muted';

export interface ChatActions {
  readonly onChoose: (chat: Chat, choice: Choice) => void;
  readonly onRead: (chat: Chat) => void;
  readonly onDetails: (chat: Chat) => void;
  readonly onLeave: (chat: Chat) => void;
}

interface Props extends ChatActions {
  readonly chat: Chat;
  readonly title: string;
  readonly muted: boolean;
  readonly children: ReactNode;
}

/** What can be done with a chat: by a right click, a long press, the menu key, or the button at the end of its row. */
export function ChatMenu({ chat, title, muted, children, ...actions }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const openAt = (event: MouseEvent) => {
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    const init = { bubbles: true, cancelable: true, clientX: left, clientY: bottom };
    frame.current?.dispatchEvent(new window.MouseEvent('contextmenu', init));
  };
  return (
    <Menu
      shadow="md"
      width={250}
      returnFocus={false}
      onClose={() => frame.current?.querySelector('a')?.focus()}
      withinPortal
    >
      <Menu.ContextMenu>
        <div ref={frame} className={classes.frame}>
          {children}
          <ActionIcon
            size={28}
            variant="default"
            tabIndex={-1}
            className={classes.button ?? ''}
            aria-label={strings.chatMenu.open(title)}
            aria-haspopup="menu"
            onClick={openAt}
          >
            <IconDots size={17} />
          </ActionIcon>
        </div>
      </Menu.ContextMenu>
      <Menu.Dropdown aria-label={strings.chatMenu.open(title)}>
        <Items chat={chat} muted={muted} {...actions} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Items({
  chat,
  muted,
  onChoose,
  onRead,
  onDetails,
  onLeave,
}: Pick<Props, 'chat' | 'muted' | keyof ChatActions>) {
  const text = strings.chatMenu;
  const pinned = chat.preferences?.pinned ?? false;
  return (
    <>
      {muted ? (
        <Menu.Item leftSection={<IconBell size={17} />} onClick={() => onChoose(chat, { mutedUntil: 'off' })}>
          {text.unmute}
        </Menu.Item>
      ) : (
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconBellOff size={17} />}>{text.mute}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            {MUTES.map((mute) => (
              <Menu.Item
                key={mute}
                onClick={() => onChoose(chat, { mutedUntil: mutedUntil(mute, Date.now()) })}
              >
                {text.muteFor[mute]}
              </Menu.Item>
            ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
      )}
      <Menu.Item
        leftSection={pinned ? <IconPinnedOff size={17} /> : <IconPin size={17} />}
        onClick={() => onChoose(chat, { pinned: !pinned })}
      >
        {pinned ? text.unpin : text.pin}
      </Menu.Item>
      {chat.unreadCount > 0 && (
        <Menu.Item leftSection={<IconChecks size={17} />} onClick={() => onRead(chat)}>
          {text.read}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconInfoCircle size={17} />} onClick={() => onDetails(chat)}>
        {text.details}
      </Menu.Item>
      {chat.isGroup && (
        <Menu.Item
          c="var(--mantine-color-error)"
          leftSection={<IconDoorExit size={17} />}
          onClick={() => onLeave(chat)}
        >
          {strings.group.leave}
        </Menu.Item>
      )}
    </>
  );
}
