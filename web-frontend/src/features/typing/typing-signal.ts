import { settings } from '@/config/settings';

/** Turns keystrokes into as few signals as keep others informed: repeated while it goes on, ended after a pause. */
export function typingSignal(tell: (typing: boolean) => void): (typing: boolean) => void {
  let told = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  return function signal(typing: boolean): void {
    clearTimeout(pause);
    if (typing) {
      pause = setTimeout(() => signal(false), settings.typingTtl);
      if (Date.now() - told < settings.typingRepeat) return;
      told = Date.now();
      tell(true);
    } else if (told > 0) {
      told = 0;
      tell(false);
    }
  };
}
