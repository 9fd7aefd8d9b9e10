import { englishAdmin, type AdminWords } from './english-admin';
import { germanAdmin } from './german-admin';
import { language, type Language } from './language';

export const adminCatalogues: Readonly<Record<Language, AdminWords>> = { en: englishAdmin, de: germanAdmin };

/** The words of the operators' page, apart from those that everybody loads. */
export const adminStrings: AdminWords = adminCatalogues[language];
