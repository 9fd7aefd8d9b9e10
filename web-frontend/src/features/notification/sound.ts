let context: AudioContext | undefined;

/** Two soft tones, a fifth apart; each as [frequency in Hz, start in seconds]. */
const TONES = [
  [587.3, 0],
  [880, 0.11],
] as const;
const LENGTH = 0.35;

/** Plays the sound of a new message; silent where the browser does not allow it yet. */
export function chime(): void {
  if (!('AudioContext' in window)) return;
  context ??= new AudioContext();
  const { currentTime, destination } = context;
  void context.resume().catch(() => undefined);
  for (const [frequency, delay] of TONES) {
    const begin = currentTime + delay;
    const tone = new OscillatorNode(context, { frequency, type: 'sine' });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.linearRampToValueAtTime(0.12, begin + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.0001, begin + LENGTH);
    tone.connect(volume).connect(destination);
    tone.start(begin);
    tone.stop(begin + LENGTH);
  }
}
