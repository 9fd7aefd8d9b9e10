export type Shortcut =
  'help' | 'switcher' | 'newChat' | 'previousChat' | 'nextChat' | 'nextPart' | 'previousPart' | 'compose';

type Stroke = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>;

/** What a stroke of the keyboard asks for. No single letter does anything: it may be dictated, or meant for a text. */
export function shortcutOf(stroke: Stroke): Shortcut | undefined {
  if (stroke.isComposing) return undefined;
  const command = (stroke.ctrlKey || stroke.metaKey) && !stroke.altKey;
  if (command) return onCommand(stroke);
  if (stroke.ctrlKey || stroke.metaKey) return undefined;
  return stroke.altKey ? onAlt(stroke) : alone(stroke);
}

function onCommand({ key }: Stroke): Shortcut | undefined {
  if (key === '/' || key === '?') return 'help';
  return key.toLowerCase() === 'k' ? 'switcher' : undefined;
}

function onAlt({ key, code }: Stroke): Shortcut | undefined {
  if (key === 'ArrowUp') return 'previousChat';
  if (key === 'ArrowDown') return 'nextChat';
  // The letter on the key: together with Alt some keyboards make an accent of it.
  return code === 'KeyN' ? 'newChat' : undefined;
}

function alone({ key, shiftKey }: Stroke): Shortcut | undefined {
  if (key === 'F6') return shiftKey ? 'previousPart' : 'nextPart';
  return key === 'Escape' ? 'compose' : undefined;
}
