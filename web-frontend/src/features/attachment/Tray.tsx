import { Alert, CloseButton } from '@mantine/core';
import { useShallow } from 'zustand/react/shallow';
import { strings } from '@/config/strings';
import { sizeInWords } from '@/ui/file-words';
import { FileIcon } from './FileIcon';
import { forgetProblems, pickedIn, unpick, usePicked } from './picked';
import classes from './Tray.module.css';

/** What was chosen to go with the next message. */
export function Tray({ chatId }: { chatId: string }) {
  const text = strings.files;
  const files = usePicked((choice) => pickedIn(choice, chatId));
  const problems = usePicked(useShallow((choice) => choice.problems[chatId] ?? []));
  return (
    <>
      {problems.length > 0 && (
        <Alert
          color="vermilion"
          variant="light"
          role="alert"
          className={classes.problems ?? ''}
          withCloseButton
          closeButtonLabel={strings.common.close}
          onClose={() => forgetProblems(chatId)}
        >
          {problems.map((problem) => (
            <div key={problem}>{problem}</div>
          ))}
        </Alert>
      )}
      {files.length > 0 && (
        <ul className={classes.tray} aria-label={text.chosen}>
          {files.map((file) => (
            <li key={file.key} className={classes.file}>
              {file.url === undefined ? (
                <FileIcon type={file.blob.type} name={file.name} />
              ) : (
                <img className={classes.picture} src={file.url} alt="" />
              )}
              <span className={classes.about}>
                <span className={classes.name} title={file.name}>
                  <bdi>{file.name}</bdi>
                </span>
                <span className={classes.size}>{sizeInWords(file.blob.size)}</span>
              </span>
              <CloseButton
                size="sm"
                aria-label={text.remove(file.name)}
                onClick={() => unpick(chatId, file.key)}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
