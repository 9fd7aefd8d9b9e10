import type { Emoji, MessagesDataset } from 'emojibase';
import type { EmojiData } from 'frimousse';
import type { Language } from '@/config/language';

/** Newer ones are empty boxes on systems that are a few years old. */
const NEWEST = 15;
/** Parts of other emojis, such as skin tones. */
const COMPONENTS = 2;
const TONES = ['light', 'medium-light', 'medium', 'medium-dark', 'dark'] as const;

type Tones = Record<(typeof TONES)[number], string>;

const SOURCES: Readonly<
  Record<Language, () => Promise<[{ default: Emoji[] }, { default: MessagesDataset }]>>
> = {
  en: () => Promise.all([import('emojibase-data/en/data.json'), import('emojibase-data/en/messages.json')]),
  de: () => Promise.all([import('emojibase-data/de/data.json'), import('emojibase-data/de/messages.json')]),
};

/** The five skin tones of an emoji; nothing if it has none, or one for each of two people. */
function skinsOf({ skins }: Emoji): Tones | undefined {
  if (skins?.length !== TONES.length) return undefined;
  return Object.fromEntries(TONES.map((tone, index) => [tone, skins[index]?.emoji ?? ''])) as Tones;
}

/** All emojis with their names in a language. They come from this app's own server, like the rest of it. */
export async function emojiData(language: Language): Promise<EmojiData> {
  const [{ default: emojis }, { default: messages }] = await SOURCES[language]();
  const shown = emojis
    .filter(({ group, version }) => group !== undefined && group !== COMPONENTS && version <= NEWEST)
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  const toneNames = new Map(messages.skinTones.map(({ key, message }) => [key, message]));
  return {
    locale: language,
    emojis: shown.map((emoji) => {
      const skins = skinsOf(emoji);
      const { label, version, tags = [], group = 0 } = emoji;
      return { emoji: emoji.emoji, category: group, label, version, tags, ...(skins && { skins }) };
    }),
    categories: messages.groups
      .filter(({ order }) => order !== COMPONENTS)
      .map(({ order, message }) => ({ index: order, label: message })),
    skinTones: Object.fromEntries(TONES.map((tone) => [tone, toneNames.get(tone) ?? tone])) as Tones,
  };
}
