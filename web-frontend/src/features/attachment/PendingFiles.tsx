import { ActionIcon, RingProgress } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Outgoing, OutgoingFile } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { useRuntime } from '@/realtime/context';
import { useSent } from '@/realtime/queries';
import { kindOf, sizeInWords } from '@/ui/file-words';
import classes from './Attachments.module.css';
import { FileIcon } from './FileIcon';
import { roomFor } from './room';

interface Props {
  readonly outgoing: Outgoing;
  readonly onCancel: () => void;
}

/** The files of a message that is not at the server yet, each with how far it has got. They take the room that they will have. */
export function PendingFiles({ outgoing, onCancel }: Props) {
  const files = outgoing.files ?? [];
  const images = files.filter((file) => kindOf(file) === 'image');
  const waits = outgoing.refusal === undefined;
  return (
    <div className={classes.files} data-part="files">
      {images.length > 0 && (
        <div className={classes.images} data-several={images.length > 1 || undefined}>
          {images.map((file) => (
            <div
              key={file.key}
              className={classes.image}
              style={images.length === 1 ? roomFor(file) : undefined}
            >
              <Picture file={file} />
              {waits && (
                <div className={classes.shade}>
                  <Cancel file={file} onCancel={onCancel} />
                </div>
              )}
            </div>
          ))}
        </div>
      )}
      {files
        .filter((file) => kindOf(file) !== 'image')
        .map((file) => (
          <div key={file.key} className={classes.row}>
            <FileIcon type={file.type} name={file.name} />
            <span className={classes.about}>
              <span className={classes.name}>
                <bdi>{file.name}</bdi>
              </span>
              <span className={classes.size}>{sizeInWords(file.size)}</span>
            </span>
            {waits && <Cancel file={file} onCancel={onCancel} />}
          </div>
        ))}
    </div>
  );
}

function Picture({ file }: { file: OutgoingFile }) {
  const url = useOwnFile(file.key);
  return url === undefined ? null : <img src={url} alt={file.name} draggable={false} />;
}

/** The bytes that wait here, as an address as long as it is shown. */
function useOwnFile(key: string): string | undefined {
  const { outbox } = useRuntime();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let gone = false;
    void outbox.blob(key).then((blob) => {
      if (gone || !blob) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      gone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [outbox, key]);
  return url;
}

function Cancel({ file, onCancel }: { file: OutgoingFile; onCancel: () => void }) {
  const sent = useSent(file.key);
  const percent =
    file.id === undefined ? Math.floor((100 * Math.min(sent ?? 0, file.size)) / file.size) : 100;
  return (
    <span
      className={classes.cancel}
      role="progressbar"
      aria-label={strings.files.sending(file.name)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <RingProgress
        size={46}
        thickness={3}
        roundCaps
        rootColor="rgb(127 127 127 / 40%)"
        sections={[{ value: Math.max(3, percent), color: 'currentColor' }]}
      />
      <ActionIcon
        size={32}
        radius="xl"
        variant="transparent"
        color="inherit"
        c="inherit"
        aria-label={strings.files.cancel(file.name)}
        onClick={onCancel}
      >
        <IconX size={18} />
      </ActionIcon>
    </span>
  );
}
