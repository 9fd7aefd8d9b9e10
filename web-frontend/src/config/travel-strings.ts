import { englishTravel, type TravelWords } from './english-travel';
import { germanTravel } from './german-travel';
import { language, type Language } from './language';

export const travelCatalogues: Readonly<Record<Language, TravelWords>> = {
  en: englishTravel,
  de: germanTravel,
};

/** The words of the past, apart from those that everybody loads. */
export const travelStrings: TravelWords = travelCatalogues[language];
