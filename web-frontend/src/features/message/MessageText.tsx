import { memo } from 'react';
import { piecesOf } from './links';
import classes from './MessageText.module.css';

/** What was said, as text: links can be followed, and nothing else of it is ever interpreted. */
export const MessageText = memo(function MessageText({ text }: { text: string }) {
  return (
    <span className={classes.text} dir="auto">
      {piecesOf(text).map((piece, index) =>
        piece.href === undefined ? (
          piece.text
        ) : (
          <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ),
      )}
    </span>
  );
});
