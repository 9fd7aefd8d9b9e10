import { useState } from 'react';
import type { Message } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { inOneLine } from '@/ui/file-words';

interface Props {
  readonly messages: readonly Message[] | undefined;
  readonly me: string;
}

/** Reads out what others say while the chat is open: not the history, and nothing twice. */
export function Announcer({ messages, me }: Props) {
  const newest = messages?.at(-1);
  const [from, setFrom] = useState<number>();
  if (from === undefined && messages) setFrom(newest?.seq ?? -1);
  const fresh =
    newest && from !== undefined && newest.seq > from && newest.sender.id !== me && !newest.deletedAt;
  return (
    <div className="vb-only-for-readers" aria-live="polite" role="log">
      {fresh && (
        <p key={newest.id}>{strings.messages.said(newest.sender.profile.displayName, inOneLine(newest))}</p>
      )}
    </div>
  );
}
