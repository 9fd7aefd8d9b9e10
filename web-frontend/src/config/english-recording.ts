import { counter } from './plurals';

const count = counter('en');

/** What somebody reads who thinks that something is shown wrongly; loaded with that dialog. */
export const englishRecording = {
  hint: 'This tab remembers the newest things that it was told and has said. It can compare what it shows with the server, and you can send what it remembers to whoever looks after Verbatim: they can play it back.',
  compare: 'Compare with the server',
  same: 'Everything here is as the server has it.',
  different: (n: number) =>
    count(n, {
      one: '# place is not as the server has it. Please download the recording, then reload the page.',
      other: '# places are not as the server has them. Please download the recording, then reload the page.',
    }),
  failed: 'The server could not be asked',
  withTexts: 'With texts and names',
  withTextsHint: 'Without, each letter is replaced by an x. What was written stays yours.',
  download: 'Download the recording',
};

export type RecordingWords = typeof englishRecording;
