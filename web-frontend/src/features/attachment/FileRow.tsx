import { ActionIcon, RingProgress } from '@mantine/core';
import { IconDownload, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { Attachment } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { sizeInWords } from '@/ui/file-words';
import classes from './Attachments.module.css';
import { FileIcon } from './FileIcon';
import { saveFile, useFile } from './use-file';

interface Props {
  readonly chatId: string;
  readonly file: Attachment;
}

/** A file by its name, to be saved. */
export function FileRow({ chatId, file }: Props) {
  const text = strings.files;
  const { loaded, failed } = useFile(chatId, file, false);
  const [asked, setAsked] = useState(false);
  const percent = loaded === undefined ? undefined : Math.floor((100 * loaded) / file.size);
  const save = () => {
    setAsked(true);
    void saveFile(chatId, file);
  };
  const lost = asked && failed === true;
  return (
    <div className={classes.row}>
      <FileIcon type={file.type} name={file.name} />
      <span className={classes.about}>
        <span className={classes.name} title={file.name}>
          <bdi>{file.name}</bdi>
        </span>
        <span className={classes.size} role={lost ? 'alert' : undefined}>
          {lost ? text.failed : sizeInWords(file.size)}
        </span>
      </span>
      <ActionIcon
        size={36}
        radius="xl"
        variant="subtle"
        color="gray"
        className={classes.save ?? ''}
        aria-label={lost ? text.loadAgain(file.name) : text.download(file.name)}
        onClick={save}
      >
        {percent !== undefined && asked ? (
          <RingProgress
            size={30}
            thickness={3}
            sections={[{ value: Math.max(4, percent), color: 'currentColor' }]}
          />
        ) : lost ? (
          <IconRefresh size={20} />
        ) : (
          <IconDownload size={20} />
        )}
      </ActionIcon>
    </div>
  );
}
