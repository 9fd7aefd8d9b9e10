import { ActionIcon, Loader } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Attachment } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import classes from './Attachments.module.css';
import { FileRow } from './FileRow';
import { useFile } from './use-file';

interface Props {
  readonly chatId: string;
  readonly file: Attachment;
}

/** A film. Its bytes come when somebody wants to see it. */
export function VideoPlayer({ chatId, file }: Props) {
  const [wanted, setWanted] = useState(false);
  const { url, loaded } = useFile(chatId, file, wanted);
  return (
    <div className={classes.player}>
      <div className={classes.screen}>
        {wanted && url !== undefined ? (
          // Nobody has subtitles for what people send each other.
          // eslint-disable-next-line jsx-a11y/media-has-caption
          <video src={url} controls autoPlay playsInline aria-label={file.name} />
        ) : (
          <PlayButton name={file.name} busy={loaded !== undefined} onPlay={() => setWanted(true)} />
        )}
      </div>
      <FileRow chatId={chatId} file={file} />
    </div>
  );
}

/** A recording. Its bytes come when somebody wants to hear it. */
export function AudioPlayer({ chatId, file }: Props) {
  const [wanted, setWanted] = useState(false);
  const { url, loaded } = useFile(chatId, file, wanted);
  let player: ReactNode = (
    <PlayButton name={file.name} busy={loaded !== undefined} onPlay={() => setWanted(true)} />
  );
  if (wanted && url !== undefined)
    player = (
      // eslint-disable-next-line jsx-a11y/media-has-caption
      <audio src={url} controls autoPlay aria-label={file.name} />
    );
  return (
    <div className={classes.player}>
      <div className={classes.sound}>{player}</div>
      <FileRow chatId={chatId} file={file} />
    </div>
  );
}

function PlayButton({ name, busy, onPlay }: { name: string; busy: boolean; onPlay: () => void }) {
  return (
    <ActionIcon
      size={44}
      radius="xl"
      variant="filled"
      color="ink"
      aria-label={strings.files.play(name)}
      onClick={onPlay}
    >
      {busy ? <Loader size={20} color="white" /> : <IconPlayerPlay size={22} />}
    </ActionIcon>
  );
}
