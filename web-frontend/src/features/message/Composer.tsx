import { ActionIcon, CloseButton, Textarea } from '@mantine/core';
import { IconArrowUp, IconCheck, IconPencil } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Message } from '@verbatim/sdk';
import { settings } from '@/config/settings';
import { strings } from '@/config/strings';
import classes from './Composer.module.css';
import { EmojiButton } from './EmojiButton';
import { keptDraft, useDrafts } from './drafts';

interface Props {
  readonly chatId: string;
  readonly title: string;
  readonly onSay: (text: string) => void;
  readonly onChange: (message: Message, text: string) => void;
  readonly onTyping: (typing: boolean) => void;
  /** Starts to edit the newest message of one's own. */
  readonly onEditLast: () => void;
}

const NEARLY_FULL = 500;
const touch = () => window.matchMedia?.('(pointer: coarse)').matches ?? false;

/** Where messages are written: Enter sends, Shift+Enter begins a new line, Arrow-up changes the last one. */
export function Composer({ chatId, title, onSay, onChange, onTyping, onEditLast }: Props) {
  const text = strings.messages;
  const field = useRef<HTMLTextAreaElement>(null);
  const editing = useDrafts((drafts) => drafts.edits[chatId]);
  const draft = useDrafts(
    (drafts) => drafts.edits[chatId]?.text ?? drafts.texts[chatId] ?? keptDraft(chatId),
  );
  const { write, edit } = useDrafts.getState();

  const editedId = editing?.message.id;
  useEffect(() => {
    if (!touch() || editedId !== undefined) field.current?.focus();
  }, [chatId, editedId]);

  const left = settings.longestMessage - [...draft].length;
  const sendable = draft.trim() !== '' && left >= 0;

  const stopEditing = () => edit(chatId, undefined);
  const change = (value: string) => {
    if (editing) return edit(chatId, { ...editing, text: value });
    write(chatId, value);
    onTyping(value !== '');
  };
  const send = () => {
    if (!sendable) return;
    onTyping(false);
    if (editing) {
      if (draft !== editing.message.content) onChange(editing.message, draft);
      stopEditing();
    } else {
      write(chatId, '');
      onSay(draft);
    }
    field.current?.focus();
  };
  const insert = (emoji: string) => {
    const { selectionStart = draft.length, selectionEnd = draft.length } = field.current ?? {};
    change(draft.slice(0, selectionStart) + emoji + draft.slice(selectionEnd));
    const end = selectionStart + emoji.length;
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(end, end);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey && !touch()) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && editing) {
      stopEditing();
    } else if (event.key === 'ArrowUp' && draft === '' && !editing) {
      event.preventDefault();
      onEditLast();
    }
  };
  return (
    <div className={classes.composer} data-part="composer">
      {editing && (
        <div className={classes.editing}>
          <IconPencil size={16} aria-hidden />
          <span className={classes.original}>
            <strong>{text.editing}</strong> {editing.message.content}
          </span>
          <CloseButton aria-label={text.cancelEdit} onClick={stopEditing} />
        </div>
      )}
      <div className={classes.line}>
        <EmojiButton onPick={insert} />
        <Textarea
          ref={field}
          className={classes.field ?? ''}
          classNames={{ input: classes.input ?? '' }}
          value={draft}
          onChange={(event) => change(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          placeholder={text.placeholder}
          aria-label={text.write(title)}
          aria-invalid={left < 0}
          autosize
          minRows={1}
          maxRows={8}
          size="md"
        />
        <ActionIcon
          size={42}
          radius="xl"
          variant="filled"
          color="ink"
          disabled={!sendable}
          aria-label={editing ? text.saveEdit : text.send}
          // The field keeps the focus, so that the keyboard of a phone stays where it is.
          onPointerDown={(event) => event.preventDefault()}
          onClick={send}
        >
          {editing ? <IconCheck size={22} /> : <IconArrowUp size={22} />}
        </ActionIcon>
      </div>
      {left < NEARLY_FULL && (
        <div className={classes.count} data-over={left < 0 || undefined} role="status">
          {left < 0 ? text.tooLong(-left) : text.left(left)}
        </div>
      )}
    </div>
  );
}
