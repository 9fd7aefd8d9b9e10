import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconChecks,
  IconCopy,
  IconDots,
  IconFlag,
  IconLink,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { strings } from '@/config/strings';
import { say } from '@/ui/toast';
import classes from './MessageMenu.module.css';

interface Props {
  readonly content: string;
  /** The address of the message, below that of the app. */
  readonly link: string;
  /** What the menu begins with. */
  readonly top?: ReactNode;
  readonly opened: boolean;
  readonly onOpen: (opened: boolean) => void;
  readonly onReply: () => void;
  readonly onDetails?: (() => void) | undefined;
  readonly onEdit?: (() => void) | undefined;
  readonly onReport?: (() => void) | undefined;
  readonly onDelete?: (() => void) | undefined;
}

/** Puts a text where it can be taken from, and says whether that went well: nothing else shows it. */
async function copy(content: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(content);
    say('done', done);
  } catch {
    say('failed', strings.messages.copyFailed);
  }
}

export function MessageMenu({
  content,
  link,
  top,
  opened,
  onOpen,
  onReply,
  onDetails,
  onEdit,
  onReport,
  onDelete,
}: Props) {
  const text = strings.messages;
  const canCopy = 'clipboard' in navigator;
  return (
    <Menu position="bottom-end" shadow="md" width="max-content" opened={opened} onChange={onOpen}>
      <Menu.Target>
        <ActionIcon size={30} tabIndex={-1} className={classes.target ?? ''} aria-label={text.actions}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {top}
        <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={onReply}>
          {strings.reply.reply}
        </Menu.Item>
        {canCopy && content !== '' && (
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => void copy(content, text.copied)}>
            {text.copy}
          </Menu.Item>
        )}
        {canCopy && (
          <Menu.Item
            leftSection={<IconLink size={16} />}
            onClick={() => void copy(new URL(link, window.location.origin).href, text.linkCopied)}
          >
            {text.copyLink}
          </Menu.Item>
        )}
        {onDetails && (
          <Menu.Item leftSection={<IconChecks size={16} />} onClick={onDetails}>
            {text.details}
          </Menu.Item>
        )}
        {onEdit && (
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
            {text.edit}
          </Menu.Item>
        )}
        {onReport && (
          <Menu.Item leftSection={<IconFlag size={16} />} onClick={onReport}>
            {strings.report.report}
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
