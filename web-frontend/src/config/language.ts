const STORED = 'verbatim.language';

/** The languages that can be chosen, each by its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof LANGUAGES;

/** English set from right to left, to see the layout that Arabic and Hebrew will have; not offered to people. */
const MIRRORED = 'en-XB';

const isLanguage = (tag: string): tag is Language => Object.hasOwn(LANGUAGES, tag);
const base = (tag: string) => tag.split('-')[0]?.toLowerCase() ?? '';

function stored(): string | undefined {
  try {
    return localStorage.getItem(STORED) ?? undefined;
  } catch {
    return undefined;
  }
}

/** What somebody has chosen in this browser; nothing if the browser's languages decide. */
export function chosenLanguage(): Language | undefined {
  const tag = stored();
  return tag !== undefined && isLanguage(tag) ? tag : undefined;
}

/** Sets the language, or leaves it to the browser. A page speaks one language from its start to its end, so it starts again. */
export function chooseLanguage(language: Language | undefined): void {
  if (language === undefined) localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, language);
  window.location.reload();
}

/** The first of the wanted languages that the app speaks; English if it speaks none of them. */
export function bestOf(wanted: readonly string[]): Language {
  return wanted.map(base).find(isLanguage) ?? 'en';
}

const wanted = typeof navigator === 'undefined' ? [] : navigator.languages;
const mirrored = stored() === MIRRORED;

/** The language of this page. */
export const language: Language = mirrored ? 'en' : (chosenLanguage() ?? bestOf(wanted));

/** The language with the region that its reader lives in, if that is known: for dates and numbers. */
export const locale: string = wanted.find((tag) => base(tag) === language) ?? language;

/** Tells browsers and screen readers which language this is, and on which side its lines begin. */
export function announceLanguage(root: HTMLElement): void {
  root.lang = language;
  root.dir = mirrored ? 'rtl' : 'ltr';
}
