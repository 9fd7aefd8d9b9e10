import { englishOversight, type OversightWords } from './english-oversight';
import { germanOversight } from './german-oversight';
import { language, type Language } from './language';

export const oversightCatalogues: Readonly<Record<Language, OversightWords>> = {
  en: englishOversight,
  de: germanOversight,
};

/** What operators read about chats, apart from what everybody loads. */
export const oversightStrings: OversightWords = oversightCatalogues[language];
