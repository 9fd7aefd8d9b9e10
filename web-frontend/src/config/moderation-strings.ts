import { englishModeration, type ModerationWords } from './english-moderation';
import { germanModeration } from './german-moderation';
import { language, type Language } from './language';

export const moderationCatalogues: Readonly<Record<Language, ModerationWords>> = {
  en: englishModeration,
  de: germanModeration,
};

/** What operators read about people, apart from what everybody loads. */
export const moderationStrings: ModerationWords = moderationCatalogues[language];
