import { ActionIcon, Loader, Modal } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { Attachment } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import classes from './Lightbox.module.css';
import { saveFile, useFile } from './use-file';

interface Props {
  readonly chatId: string;
  readonly images: readonly Attachment[];
  /** The id of the one that is shown. */
  readonly shown: string;
  readonly onShow: (id: string) => void;
  readonly onClose: () => void;
}

/** One image of a chat after the other, as large as the window. */
export default function Lightbox({ chatId, images, shown, onShow, onClose }: Props) {
  const text = strings.files;
  const index = images.findIndex(({ id }) => id === shown);
  const image = images[index];
  const before = images[index - 1];
  const after = images[index + 1];
  useEffect(() => {
    const rightToLeft = document.documentElement.dir === 'rtl';
    const onKey = ({ key }: KeyboardEvent) => {
      const next = key === (rightToLeft ? 'ArrowLeft' : 'ArrowRight') ? after : undefined;
      const previous = key === (rightToLeft ? 'ArrowRight' : 'ArrowLeft') ? before : undefined;
      const to = next ?? previous;
      if (to) onShow(to.id);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [before, after, onShow]);
  return (
    <Modal
      opened={image !== undefined}
      onClose={onClose}
      fullScreen
      withCloseButton={false}
      padding={0}
      attributes={{ content: { 'aria-label': text.viewer } }}
      classNames={{ content: classes.content ?? '', body: classes.body ?? '' }}
      transitionProps={{ duration: 0 }}
    >
      {image && (
        <>
          <header className={classes.head}>
            <span className={classes.title}>
              <bdi>{image.name}</bdi>
              <span className={classes.count}>{text.place(index + 1, images.length)}</span>
            </span>
            <Tool label={text.download(image.name)} onClick={() => void saveFile(chatId, image)}>
              <IconDownload size={22} />
            </Tool>
            <Tool label={strings.common.close} onClick={onClose}>
              <IconX size={22} />
            </Tool>
          </header>
          <Large key={image.id} chatId={chatId} file={image} onClose={onClose} />
          {before && (
            <div className={classes.previous}>
              <Tool label={text.previous} onClick={() => onShow(before.id)}>
                <IconChevronLeft size={28} className={classes.arrow} />
              </Tool>
            </div>
          )}
          {after && (
            <div className={classes.next}>
              <Tool label={text.next} onClick={() => onShow(after.id)}>
                <IconChevronRight size={28} className={classes.arrow} />
              </Tool>
            </div>
          )}
        </>
      )}
    </Modal>
  );
}

function Large({ chatId, file, onClose }: { chatId: string; file: Attachment; onClose: () => void }) {
  const { url, failed, load } = useFile(chatId, file, true);
  return (
    // A click beside the image closes; keyboards have Escape.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className={classes.stage}
      onClick={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      {url !== undefined && <img src={url} alt={file.name} width={file.width} height={file.height} />}
      {url === undefined && !failed && (
        <Loader color="white" role="img" aria-label={strings.common.loading} />
      )}
      {failed && (
        <button type="button" className={classes.again} onClick={load}>
          {strings.files.loadAgain(file.name)}
        </button>
      )}
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function Tool({ label, onClick, children }: ToolProps) {
  return (
    <ActionIcon
      size={44}
      radius="xl"
      variant="transparent"
      className={classes.tool ?? ''}
      aria-label={label}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}
