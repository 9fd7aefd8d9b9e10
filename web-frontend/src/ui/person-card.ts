import { create } from 'zustand';

interface PersonCardState {
  /** Whose card is shown. */
  readonly userId: string | undefined;
  show(userId: string | undefined): void;
}

/** Whose card is open: names and pictures of people lead to it from everywhere. */
export const usePersonCard = create<PersonCardState>((set) => ({
  userId: undefined,
  show: (userId) => set({ userId }),
}));
