import { englishRecording, type RecordingWords } from './english-recording';
import { germanRecording } from './german-recording';
import { language, type Language } from './language';

export const recordingCatalogues: Readonly<Record<Language, RecordingWords>> = {
  en: englishRecording,
  de: germanRecording,
};

/** What is read when something seems to be shown wrongly, apart from what everybody loads. */
export const recordingStrings: RecordingWords = recordingCatalogues[language];
