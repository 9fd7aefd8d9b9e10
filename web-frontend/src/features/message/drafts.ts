import { create } from 'zustand';
import type { Message } from '@verbatim/sdk';

/** A message that is being changed, and what it is to say. */
export interface Edit {
  readonly message: Message;
  readonly text: string;
}

interface Drafts {
  /** What is being written, by chat. */
  readonly texts: Readonly<Record<string, string>>;
  readonly edits: Readonly<Record<string, Edit | undefined>>;
  write(chatId: string, text: string): void;
  edit(chatId: string, edit: Edit | undefined): void;
}

export const useDrafts = create<Drafts>((set) => ({
  texts: {},
  edits: {},
  write: (chatId, text) => set(({ texts }) => ({ texts: { ...texts, [chatId]: text } })),
  edit: (chatId, edit) => set(({ edits }) => ({ edits: { ...edits, [chatId]: edit } })),
}));
