import { ActionIcon, CloseButton, Textarea } from '@mantine/core';
import { IconArrowUp, IconCheck, IconPencil } from '@tabler/icons-react';
import { useEffect, useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { Message, User } from '@verbatim/sdk';
import { settings } from '@/config/settings';
import { strings } from '@/config/strings';
import classes from './Composer.module.css';
import { EmojiButton } from './EmojiButton';
import { keptDraft, useDrafts } from './drafts';
import { MentionList } from './MentionList';
import { ReplyBar } from './ReplyBar';
import { useMentions } from './use-mentions';
import { goneText } from '@/ui/gone';

interface Props {
  readonly chatId: string;
  readonly title: string;
  readonly me: string;
  /** Who may be named. */
  readonly people: readonly User[];
  /** What is being replied to; known while it is at hand. */
  readonly reply?: { readonly id: string; readonly message: Message | undefined } | undefined;
  readonly onSay: (text: string, replyTo: string | undefined) => void;
  readonly attaching: Attaching;
  readonly onChange: (message: Message, text: string) => void;
  readonly onTyping: (typing: boolean) => void;
  /** Starts to edit the newest message of one's own. */
  readonly onEditLast: () => void;
}

/** What goes with a message beside its words. */
export interface Attaching {
  /** Chooses something. */
  readonly button: ReactNode;
  /** Shows what was chosen. */
  readonly tray: ReactNode;
  /** How much was chosen. */
  readonly count: number;
  readonly onPick: (files: readonly File[]) => void;
}

const NEARLY_FULL = 500;
const touch = () => window.matchMedia?.('(pointer: coarse)').matches ?? false;

/** Where messages are written: Enter sends, Shift+Enter begins a new line, Arrow-up changes the last one. */
export function Composer(props: Props) {
  const { chatId, title, me, people, reply, onSay, attaching, onChange, onTyping, onEditLast } = props;
  const text = strings.messages;
  const field = useRef<HTMLTextAreaElement>(null);
  const editing = useDrafts((drafts) => drafts.edits[chatId]);
  const draft = useDrafts(
    (drafts) => drafts.edits[chatId]?.text ?? drafts.texts[chatId] ?? keptDraft(chatId),
  );
  const { write, edit, reply: replyTo } = useDrafts.getState();

  const editedId = editing?.message.id;
  const replyId = reply?.id;
  useEffect(() => {
    if (!touch() || editedId !== undefined || replyId !== undefined) field.current?.focus();
  }, [chatId, editedId, replyId]);

  const left = settings.longestMessage - [...draft].length;
  const gone = !editing && reply?.message !== undefined && goneText(reply.message) !== undefined;
  const said = draft.trim() !== '';
  const sendable = (said || (!editing && attaching.count > 0)) && left >= 0 && !gone;

  const stopEditing = () => edit(chatId, undefined);
  const stopReplying = () => {
    replyTo(chatId, '');
    field.current?.focus();
  };
  const change = (value: string) => {
    if (editing) return edit(chatId, { ...editing, text: value });
    write(chatId, value);
    onTyping(value !== '');
  };
  /** At once: who goes on typing would have the caret taken away from what was typed meanwhile. */
  const changeTo = (value: string, caret: number) => {
    flushSync(() => change(value));
    field.current?.focus();
    field.current?.setSelectionRange(caret, caret);
  };
  const send = () => {
    if (!sendable) return;
    onTyping(false);
    if (editing) {
      if (draft !== editing.message.content) onChange(editing.message, draft);
      stopEditing();
    } else {
      write(chatId, '');
      if (reply) replyTo(chatId, '');
      onSay(said ? draft : '', reply?.id);
    }
    field.current?.focus();
  };
  const insert = (emoji: string) => {
    const { selectionStart = draft.length, selectionEnd = draft.length } = field.current ?? {};
    changeTo(
      draft.slice(0, selectionStart) + emoji + draft.slice(selectionEnd),
      selectionStart + emoji.length,
    );
  };
  const mentions = useMentions({ field, text: draft, people, onChange: changeTo });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || mentions.onKey(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !touch()) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && (editing || reply)) {
      if (editing) stopEditing();
      else stopReplying();
    } else if (event.key === 'ArrowUp' && draft === '' && !editing) {
      event.preventDefault();
      onEditLast();
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0 || editing) return;
    event.preventDefault();
    attaching.onPick(files);
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
      {reply && !editing && <ReplyBar message={reply.message} me={me} onCancel={stopReplying} />}
      {mentions.open && (
        <MentionList
          id={mentions.listId}
          people={mentions.found}
          active={mentions.index}
          onTake={mentions.take}
        />
      )}
      {!editing && attaching.tray}
      <div className={classes.line}>
        {!editing && attaching.button}
        <EmojiButton onPick={insert} />
        <Textarea
          ref={field}
          className={classes.field ?? ''}
          classNames={{ input: classes.input ?? '' }}
          value={draft}
          onChange={(event) => change(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onSelect={mentions.look}
          onBlur={mentions.close}
          {...mentions.attributes}
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
