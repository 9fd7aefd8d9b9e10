import { english, type Catalogue } from './english';
import { german } from './german';
import { language, type Language } from './language';

export const catalogues: Readonly<Record<Language, Catalogue>> = { en: english, de: german };

/** Every word that the app says, in the language of this page. */
export const strings: Catalogue = catalogues[language];
