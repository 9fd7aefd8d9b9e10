import { counter } from './plurals';

/** What is said about files; a part of each catalogue, which has no room for it. */
const englishCount = counter('en');

export const englishFiles = {
  attach: 'Attach files',
  drop: 'Drop files here to attach them',
  chosen: 'Files that go with the message',
  remove: (name: string) => `Do not send ${name}`,
  photos: (n: number) => englishCount(n, { one: 'Photo', other: '# photos' }),
  videos: (n: number) => englishCount(n, { one: 'Video', other: '# videos' }),
  audio: 'Audio',
  files: (n: number) => englishCount(n, { one: '# file', other: '# files' }),
  open: (name: string) => `Open ${name}`,
  play: (name: string) => `Play ${name}`,
  download: (name: string) => `Save ${name}`,
  failed: 'Could not be loaded',
  loadAgain: (name: string) => `Load ${name} again`,
  sending: (name: string) => `Sending ${name}`,
  cancel: (name: string) => `Stop sending ${name}`,
  viewer: 'Pictures of this chat',
  previous: 'Previous picture',
  next: 'Next picture',
  place: (n: number, of: number) => `${n} of ${of}`,
  empty: (name: string) => `${name} is empty: there is nothing to send.`,
  tooLarge: (name: string, limit: string) =>
    `${name} is larger than ${limit}, the most that can be sent here.`,
  refused: (name: string) => `Files like ${name} are not taken here. Pack it into an archive and send that.`,
  tooMany: (n: number) => `One message takes at most ${n} files. Send these first, then the others.`,
  notKept: 'Too much waits to be sent already. Nothing is lost: send this again when the rest has gone.',
  refusedLarge: 'A file is too large for this server',
  refusedKind: 'A file of this kind is not taken here',
  refusedFull: 'Too many files of yours wait on the server; try again later',
  lost: 'A file is no longer on this device; choose it again',
};

const germanCount = counter('de');

export const germanFiles = {
  attach: 'Dateien anhängen',
  drop: 'Dateien hier ablegen, um sie anzuhängen',
  chosen: 'Dateien, die mit der Nachricht gehen',
  remove: (name: string) => `${name} nicht senden`,
  photos: (n: number) => germanCount(n, { one: 'Foto', other: '# Fotos' }),
  videos: (n: number) => germanCount(n, { one: 'Video', other: '# Videos' }),
  audio: 'Aufnahme',
  files: (n: number) => germanCount(n, { one: '# Datei', other: '# Dateien' }),
  open: (name: string) => `${name} öffnen`,
  play: (name: string) => `${name} abspielen`,
  download: (name: string) => `${name} speichern`,
  failed: 'Konnte nicht geladen werden',
  loadAgain: (name: string) => `${name} noch einmal laden`,
  sending: (name: string) => `${name} wird gesendet`,
  cancel: (name: string) => `${name} nicht weiter senden`,
  viewer: 'Bilder dieses Chats',
  previous: 'Voriges Bild',
  next: 'Nächstes Bild',
  place: (n: number, of: number) => `${n} von ${of}`,
  empty: (name: string) => `${name} ist leer: Es gibt nichts zu senden.`,
  tooLarge: (name: string, limit: string) =>
    `${name} ist größer als ${limit}. Mehr lässt sich hier nicht senden.`,
  refused: (name: string) =>
    `Dateien wie ${name} werden hier nicht angenommen. Packe sie in ein Archiv und sende das.`,
  tooMany: (n: number) => `Eine Nachricht fasst höchstens ${n} Dateien. Sende erst diese, dann die anderen.`,
  notKept: 'Es wartet schon zu viel. Nichts ist verloren: Sende dies noch einmal, wenn der Rest fort ist.',
  refusedLarge: 'Eine Datei ist zu groß für diesen Server',
  refusedKind: 'Dateien dieser Art werden hier nicht angenommen',
  refusedFull: 'Zu viele deiner Dateien warten auf dem Server; versuche es später',
  lost: 'Eine Datei ist nicht mehr auf diesem Gerät; wähle sie noch einmal',
};
