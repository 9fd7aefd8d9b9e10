import { create } from 'zustand';
import type { Message } from '@verbatim/sdk';
import { verbatim } from '@/api/client';
import { kept } from '@/api/storage';

/** A message that is being changed, and what it is to say. */
export interface Edit {
  readonly message: Message;
  readonly text: string;
}

interface Drafts {
  /** What is being written, by chat; a chat that is not here has what was kept of it before the page was loaded. */
  readonly texts: Readonly<Record<string, string>>;
  readonly edits: Readonly<Record<string, Edit | undefined>>;
  /** The id of the message that is being replied to, by chat; empty for none. As with texts, a chat may not be here. */
  readonly replies: Readonly<Record<string, string>>;
  write(chatId: string, text: string): void;
  edit(chatId: string, edit: Edit | undefined): void;
  /** @param messageId empty for none */
  reply(chatId: string, messageId: string): void;
}

const PREFIX = 'verbatim.draft.';

/** An entry for each person and chat: people share browsers, and tabs must not overwrite each other's. */
function entry(chatId: string): string | undefined {
  const state = verbatim.session.state.getState();
  return state.phase === 'signed-out' ? undefined : `${PREFIX}${state.user.id}.${chatId}`;
}

function keep(chatId: string, text: string): void {
  const name = entry(chatId);
  if (name === undefined) return;
  if (text === '') kept.delete(name);
  else kept.set(name, text);
}

const replyOf = (chatId: string) => `${chatId}.reply`;

/** Which message was being replied to in a chat before this page was loaded; empty for none. */
export function keptReply(chatId: string): string {
  return keptDraft(replyOf(chatId));
}

/** What was being written in a chat before this page was loaded. */
export function keptDraft(chatId: string): string {
  const name = entry(chatId);
  return (name !== undefined && kept.get(name)) || '';
}

export const useDrafts = create<Drafts>((set) => ({
  texts: {},
  edits: {},
  replies: {},
  write: (chatId, text) => {
    keep(chatId, text);
    set(({ texts }) => ({ texts: { ...texts, [chatId]: text } }));
  },
  edit: (chatId, edit) => set(({ edits }) => ({ edits: { ...edits, [chatId]: edit } })),
  reply: (chatId, messageId) => {
    keep(replyOf(chatId), messageId);
    set(({ replies, edits }) => ({
      replies: { ...replies, [chatId]: messageId },
      edits: messageId === '' ? edits : { ...edits, [chatId]: undefined },
    }));
  },
}));

// Who leaves leaves nothing behind; who was only thrown out finds it again.
verbatim.session.state.subscribe((state) => {
  if (state.phase !== 'signed-out') return;
  useDrafts.setState({ texts: {}, edits: {}, replies: {} });
  if (state.expired) return;
  for (const name of kept.keys(PREFIX)) kept.delete(name);
});

// Tabs of one person agree: what is written in one is there in the others.
window.addEventListener('storage', ({ key, newValue }) => {
  const mine = entry('');
  if (key === null || mine === undefined || !key.startsWith(mine)) return;
  const place = key.slice(mine.length);
  const [chatId = ''] = place.split('.');
  const value = newValue ?? '';
  if (place === replyOf(chatId))
    useDrafts.setState(({ replies }) => ({ replies: { ...replies, [chatId]: value } }));
  else useDrafts.setState(({ texts }) => ({ texts: { ...texts, [chatId]: value } }));
});
