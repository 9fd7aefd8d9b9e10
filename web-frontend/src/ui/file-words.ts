import type { Message } from '@verbatim/sdk';
import { locale } from '@/config/language';
import { strings } from '@/config/strings';
import { plainText } from './markdown';

export type Kind = 'image' | 'video' | 'audio' | 'file';

interface Described {
  readonly type: string;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** What can be shown in place. An image without a size is none that a browser should try to show. */
export function kindOf({ type, width, height }: Described): Kind {
  if (/^image\/(png|jpeg|gif|webp)$/.test(type))
    return width !== undefined && height !== undefined ? 'image' : 'file';
  if (/^video\/(mp4|webm|ogg)$/.test(type)) return 'video';
  return /^audio\/(mpeg|mp4|ogg|wav|webm|flac)$/.test(type) ? 'audio' : 'file';
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in the words of the reader's language, as in "1.4 MB". */
export function sizeInWords(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: step === 0 || bytes >= 10 ** (3 * step + 1) ? 0 : 1,
  }).format(bytes / 1000 ** step);
}

/** More than any line has room for. */
const LONGEST_LINE = 300;

/** What was said in one line; files without words are named by their kind. */
export function inOneLine({ content, attachments = [] }: Pick<Message, 'content' | 'attachments'>): string {
  const [first] = attachments;
  if (content !== '' || !first) return plainText(content.slice(0, LONGEST_LINE));
  const kinds = new Set(attachments.map(kindOf));
  if (kinds.size > 1) return strings.files.files(attachments.length);
  switch (kindOf(first)) {
    case 'image':
      return strings.files.photos(attachments.length);
    case 'video':
      return strings.files.videos(attachments.length);
    case 'audio':
      return attachments.length > 1 ? strings.files.files(attachments.length) : strings.files.audio;
    case 'file':
      return attachments.length > 1 ? strings.files.files(attachments.length) : first.name;
  }
}
