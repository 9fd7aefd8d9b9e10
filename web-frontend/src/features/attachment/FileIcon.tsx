import {
  IconFile,
  IconFileMusic,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMovie,
  IconPhoto,
} from '@tabler/icons-react';
import { createElement } from 'react';
import classes from './Attachments.module.css';

function iconOf(type: string, name: string) {
  if (type === 'application/pdf') return IconFileTypePdf;
  if (type.startsWith('image/')) return IconPhoto;
  if (type.startsWith('video/')) return IconMovie;
  if (type.startsWith('audio/')) return IconFileMusic;
  if (/\.(zip|gz|tgz|bz2|xz|7z|rar|tar)$/i.test(name)) return IconFileZip;
  return type.startsWith('text/') || /\.(docx?|odt|rtf|md)$/i.test(name) ? IconFileText : IconFile;
}

export function FileIcon({ type, name }: { type: string; name: string }) {
  return (
    <span className={classes.icon} aria-hidden>
      {createElement(iconOf(type, name), { size: 24, stroke: 1.5 })}
    </span>
  );
}
