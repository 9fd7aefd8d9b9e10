/** A square of a picture, in its own pixels. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Side of what is uploaded, in pixels: large enough for the largest place, on a screen of two pixels to one. */
const SIDE = 256;
/** What the first ways to write it may need; the last one is always small enough. */
const MOST_BYTES = 96 * 1024;

/** The best first: transparent parts stay where the browser can. */
const WAYS = ['image/webp', 'image/png', 'image/jpeg'] as const;

/** The picture behind an address of this page; fails when the browser cannot open it. */
export async function openPicture(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  if (image.naturalWidth === 0 || image.naturalHeight === 0) throw new Error('a picture without a size');
  return image;
}

/** Paints the square anew, scaled down: nothing of the file itself is kept, neither place nor camera nor the rest of the picture. */
export async function cutOut(image: CanvasImageSource, { x, y, width, height }: Square): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser does not paint');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, x, y, width, height, 0, 0, SIDE, SIDE);
  for (const type of WAYS) {
    if (type === 'image/jpeg') paper(context);
    const written = await write(canvas, type);
    if (written && (written.size <= MOST_BYTES || type === 'image/jpeg')) return written;
  }
  throw new Error('this browser does not write pictures');
}

/** What is transparent would be black in a JPEG. */
function paper(context: CanvasRenderingContext2D): void {
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = '#fff';
  context.fillRect(0, 0, SIDE, SIDE);
}

/** Nothing when the browser writes another type than it was asked for. */
async function write(canvas: HTMLCanvasElement, type: string): Promise<Blob | undefined> {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 0.88));
  return blob?.type === type ? blob : undefined;
}
