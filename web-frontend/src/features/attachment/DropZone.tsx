import { IconFileUpload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { strings } from '@/config/strings';
import classes from './DropZone.module.css';
import { pick } from './picked';

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes files that are dragged anywhere onto the window while a chat is open. */
export function DropZone({ chatId }: { chatId: string }) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Each part of the page that is entered and left counts: over is who has entered more than left.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth++;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      void pick(chatId, [...(event.dataTransfer?.files ?? [])]);
    };
    const listeners = { dragenter: enter, dragleave: leave, dragover: hover, drop };
    for (const [name, listener] of Object.entries(listeners))
      window.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        window.removeEventListener(name, listener as EventListener);
    };
  }, [chatId]);
  return over ? (
    <div className={classes.zone} data-part="drop">
      <div className={classes.sign}>
        <IconFileUpload size={48} stroke={1.2} aria-hidden />
        {strings.files.drop}
      </div>
    </div>
  ) : null;
}
