import { IconRefresh } from '@tabler/icons-react';
import type { Attachment } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import classes from './Attachments.module.css';
import { roomFor } from './room';
import { useFile } from './use-file';

interface Props {
  readonly chatId: string;
  readonly file: Attachment;
  readonly alone: boolean;
  readonly onOpen: () => void;
}

/** A small image, which opens large. */
export function ImageTile({ chatId, file, alone, onOpen }: Props) {
  const { url, failed, load } = useFile(chatId, file, true);
  const label = failed ? strings.files.loadAgain(file.name) : strings.files.open(file.name);
  return (
    <button
      type="button"
      className={classes.image}
      style={alone ? roomFor(file) : undefined}
      aria-label={label}
      onClick={failed ? load : onOpen}
    >
      {url !== undefined && <img src={url} alt={file.name} draggable={false} />}
      {failed && <IconRefresh size={28} aria-hidden />}
    </button>
  );
}
