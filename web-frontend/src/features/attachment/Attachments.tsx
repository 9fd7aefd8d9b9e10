import type { Attachment } from '@verbatim/sdk';
import { kindOf } from '@/ui/file-words';
import classes from './Attachments.module.css';
import { AudioPlayer, VideoPlayer } from './Players';
import { FileRow } from './FileRow';
import { ImageTile } from './ImageTile';

interface Props {
  readonly chatId: string;
  readonly files: readonly Attachment[];
  /** Shows an image large. */
  readonly onOpen: (file: Attachment) => void;
}

/** The files of a message. Each has its room before its bytes are here. */
export function Attachments({ chatId, files, onOpen }: Props) {
  const images = files.filter((file) => kindOf(file) === 'image');
  return (
    <div className={classes.files} data-part="files">
      {images.length > 0 && (
        <div className={classes.images} data-several={images.length > 1 || undefined}>
          {images.map((file) => (
            <ImageTile
              key={file.id}
              chatId={chatId}
              file={file}
              alone={images.length === 1}
              onOpen={() => onOpen(file)}
            />
          ))}
        </div>
      )}
      {files.map((file) => {
        switch (kindOf(file)) {
          case 'image':
            return null;
          case 'video':
            return <VideoPlayer key={file.id} chatId={chatId} file={file} />;
          case 'audio':
            return <AudioPlayer key={file.id} chatId={chatId} file={file} />;
          case 'file':
            return <FileRow key={file.id} chatId={chatId} file={file} />;
        }
      })}
    </div>
  );
}
