import type { CSSProperties } from 'react';

const WIDEST = 340;
const HIGHEST = 380;
const LEAST = 96;

interface Size {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** The room that an image takes, known before it is here; very long ones are cut. */
export function roomFor({ width = 1, height = 1 }: Size): CSSProperties {
  const scale = Math.min(1, WIDEST / width, HIGHEST / height);
  const shown = {
    width: Math.round(Math.max(LEAST, width * scale)),
    height: Math.round(Math.max(LEAST, height * scale)),
  };
  return { width: `min(100%, ${shown.width}px)`, aspectRatio: `${shown.width} / ${shown.height}` };
}
