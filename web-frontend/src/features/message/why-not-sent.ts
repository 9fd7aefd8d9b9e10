import type { FailureCode } from '@verbatim/sdk';
import { strings } from '@/config/strings';

/** What somebody is told whose message was refused, and can do about it. */
export function whyNotSent(code: FailureCode): string {
  const { files, messages } = strings;
  switch (code) {
    case 'payload-too-large':
      return `${messages.notSent}. ${files.refusedLarge}`;
    case 'unsupported-media-type':
      return `${messages.notSent}. ${files.refusedKind}`;
    case 'limit-reached':
      return `${messages.notSent}. ${files.refusedFull}`;
    case 'file-lost':
      return `${messages.notSent}. ${files.lost}`;
    default:
      return messages.notSent;
  }
}
