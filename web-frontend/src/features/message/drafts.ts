import { create } from 'zustand';
import type { Message } from '@verbatim/sdk';
import { verbatim } from '@/api/client';

/** A message that is being changed, and what it is to say. */
export interface Edit {
  readonly message: Message;
  readonly text: string;
}

interface Drafts {
  /** What is being written, by chat; a chat that is not here has what was kept of it before the page was loaded. */
  readonly texts: Readonly<Record<string, string>>;
  readonly edits: Readonly<Record<string, Edit | undefined>>;
  write(chatId: string, text: string): void;
  edit(chatId: string, edit: Edit | undefined): void;
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
  try {
    if (text === '') localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // Full or forbidden: then a draft lives as long as the page.
  }
}

/** What was being written in a chat before this page was loaded. */
export function keptDraft(chatId: string): string {
  const name = entry(chatId);
  return (name !== undefined && localStorage.getItem(name)) || '';
}

export const useDrafts = create<Drafts>((set) => ({
  texts: {},
  edits: {},
  write: (chatId, text) => {
    keep(chatId, text);
    set(({ texts }) => ({ texts: { ...texts, [chatId]: text } }));
  },
  edit: (chatId, edit) => set(({ edits }) => ({ edits: { ...edits, [chatId]: edit } })),
}));

// Who leaves leaves nothing behind; who was only thrown out finds it again.
verbatim.session.state.subscribe((state) => {
  if (state.phase !== 'signed-out') return;
  useDrafts.setState({ texts: {}, edits: {} });
  if (state.expired) return;
  for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
});
