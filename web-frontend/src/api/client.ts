import { indexedDbFiles, Verbatim } from '@verbatim/sdk';
import { kept } from './storage';

/**
 * The server, for this tab. A reload fetches everything anew, so the position is not kept; calls are repeated by the
 * query cache. In `localStorage` what was just said is safe also when the tab is closed the next moment.
 */
export const verbatim = new Verbatim({
  url: window.location.origin,
  store: kept,
  files: indexedDbFiles(),
  resume: false,
  attempts: 1,
});

export const { api } = verbatim;
