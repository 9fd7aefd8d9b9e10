import { create } from 'zustand';

/** How long it stays, in milliseconds: long enough to be read twice. */
const STAYS = { done: 4_000, failed: 10_000 } as const;

export interface Toast {
  readonly id: number;
  readonly kind: keyof typeof STAYS;
  readonly text: string;
}

interface State {
  readonly toast?: Toast | undefined;
}

export const useToast = create<State>(() => ({}));

let count = 0;

/** Says for a moment, wherever the reader is, what came of something that they did. */
export function say(kind: Toast['kind'], text: string): void {
  const toast = { id: ++count, kind, text };
  useToast.setState({ toast });
  setTimeout(() => hide(toast), STAYS[kind]);
}

export function hide(toast: Toast): void {
  useToast.setState((state) => (state.toast?.id === toast.id ? { toast: undefined } : state));
}
