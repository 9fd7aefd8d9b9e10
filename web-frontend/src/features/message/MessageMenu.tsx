import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconLink, IconPencil, IconTrash } from '@tabler/icons-react';
import { strings } from '@/config/strings';
import classes from './MessageMenu.module.css';

interface Props {
  readonly content: string;
  /** The address of the message, below that of the app. */
  readonly link: string;
  readonly opened: boolean;
  readonly onOpen: (opened: boolean) => void;
  readonly onEdit?: (() => void) | undefined;
  readonly onDelete?: (() => void) | undefined;
}

export function MessageMenu({ content, link, opened, onOpen, onEdit, onDelete }: Props) {
  const text = strings.messages;
  const canCopy = 'clipboard' in navigator;
  if (!canCopy && !onEdit && !onDelete) return null;
  return (
    <Menu position="bottom-end" shadow="md" width={170} opened={opened} onChange={onOpen}>
      <Menu.Target>
        <ActionIcon size={30} tabIndex={-1} className={classes.target ?? ''} aria-label={text.actions}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {canCopy && (
          <Menu.Item
            leftSection={<IconCopy size={16} />}
            onClick={() => void navigator.clipboard.writeText(content)}
          >
            {text.copy}
          </Menu.Item>
        )}
        {canCopy && (
          <Menu.Item
            leftSection={<IconLink size={16} />}
            onClick={() => void navigator.clipboard.writeText(new URL(link, window.location.origin).href)}
          >
            {text.copyLink}
          </Menu.Item>
        )}
        {onEdit && (
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
            {text.edit}
          </Menu.Item>
        )}
        {onDelete && (
          <Menu.Item c="var(--mantine-color-error)" leftSection={<IconTrash size={16} />} onClick={onDelete}>
            {text.delete}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
