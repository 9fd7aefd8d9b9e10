import { create } from 'zustand';
import { kept } from '@/api/storage';

interface Choices {
  /** Whether a sound tells of a message while somebody is away. */
  readonly sound: boolean;
  /** Whether the desktop does; it may still refuse. */
  readonly desktop: boolean;
}

const STORED = 'verbatim.notifications';
const UNTOLD: Choices = { sound: true, desktop: false };

function stored(): Choices {
  try {
    return { ...UNTOLD, ...(JSON.parse(kept.get(STORED) ?? '{}') as Partial<Choices>) };
  } catch {
    return UNTOLD;
  }
}

/** How messages are told of in this browser. */
export const useChoices = create<Choices>(stored);

export function choose(choice: Partial<Choices>): void {
  useChoices.setState(choice);
  kept.set(STORED, JSON.stringify(useChoices.getState()));
}

/** Asks the browser whether notifications may be shown; only ever because somebody has switched them on. */
export async function askForDesktop(): Promise<boolean> {
  if (!('Notification' in window)) return false;
  return (await Notification.requestPermission()) === 'granted';
}
