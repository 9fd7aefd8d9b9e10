import type { RecordingWords } from './english-recording';
import { counter } from './plurals';

const count = counter('de');

export const germanRecording: RecordingWords = {
  hint: 'Dieser Tab merkt sich das Neueste, was ihm gesagt wurde und was er gesagt hat. Er kann das Gezeigte mit dem Server vergleichen, und du kannst das Gemerkte denen schicken, die Verbatim betreuen: Sie können es abspielen.',
  compare: 'Mit dem Server vergleichen',
  same: 'Hier ist alles so, wie es der Server hat.',
  different: (n) =>
    count(n, {
      one: '# Stelle ist nicht so, wie sie der Server hat. Bitte lade die Aufzeichnung herunter und danach die Seite neu.',
      other:
        '# Stellen sind nicht so, wie sie der Server hat. Bitte lade die Aufzeichnung herunter und danach die Seite neu.',
    }),
  failed: 'Der Server konnte nicht gefragt werden',
  withTexts: 'Mit Texten und Namen',
  withTextsHint: 'Sonst wird jeder Buchstabe durch ein x ersetzt. Was geschrieben wurde, bleibt deins.',
  download: 'Aufzeichnung herunterladen',
};
