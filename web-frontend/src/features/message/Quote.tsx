import type { CSSProperties } from 'react';
import type { Message } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { goneText, nameOf } from '@/ui/gone';
import { inOneLine } from '@/ui/file-words';
import { hueOf } from '@/ui/hue';
import classes from './Quote.module.css';

interface Props {
  /** As it is now; absent while it is not known. */
  readonly message: Message | undefined;
  readonly me: string;
}

/** Who said something, and how it begins. Always of the same height, whatever it says and whether it is known yet. */
export function Excerpt({ message, me }: Props) {
  const gone = message && goneText(message);
  const author = message && (message.sender.id === me ? strings.chats.you : nameOf(message.sender));
  return (
    <span
      className={classes.excerpt}
      style={{ '--hue': message ? hueOf(message.sender.id) : 0 } as CSSProperties}
    >
      <span className={classes.author}>{author ?? '\u2026'}</span>
      <span className={classes.words}>
        {gone !== undefined ? <em>{gone}</em> : message ? inOneLine(message) : '\u00a0'}
      </span>
    </span>
  );
}

/** What a message replies to, within that message. */
export function Quote({ onJump, ...excerpt }: Props & { readonly onJump: (() => void) | undefined }) {
  return (
    <button type="button" className={classes.quote} onClick={onJump} disabled={!onJump} data-quote>
      <span className="vb-only-for-readers">{strings.reply.inReplyTo}</span>
      <Excerpt {...excerpt} />
    </button>
  );
}
