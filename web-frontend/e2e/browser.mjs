import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where the application under test answers. */
export const base = process.env.BASE_URL ?? 'http://localhost:8080';

/** A Chromium that talks to nobody but the application. */
export function launch() {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath)
    throw new Error('No Chromium found at /usr/bin/chromium or $CHROMIUM; `./dev test` installs it.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Generous, so that nothing fails for want of a processor. */
export const PATIENCE = 60_000;
