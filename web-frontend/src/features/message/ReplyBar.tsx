import { CloseButton } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { Message } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import classes from './Composer.module.css';
import { Excerpt } from './Quote';
import { goneText } from '@/ui/gone';

interface Props {
  readonly message: Message | undefined;
  readonly me: string;
  readonly onCancel: () => void;
}

/** What is being replied to, above the place to write. */
export function ReplyBar({ message, me, onCancel }: Props) {
  const text = strings.reply;
  return (
    <>
      <div className={classes.reply} data-reply>
        <IconArrowBackUp size={18} aria-hidden className={classes.turn ?? ''} />
        <span className="vb-only-for-readers">{text.replying}</span>
        <Excerpt message={message} me={me} />
        <CloseButton aria-label={text.cancel} onClick={onCancel} />
      </div>
      {message && goneText(message) !== undefined && (
        <div role="alert" className={classes.gone}>
          {text.gone}
        </div>
      )}
    </>
  );
}
