// Draws the app's icons from public/favicon.svg; `npm run icons` after the drawing has changed.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch } from '../e2e/browser.mjs';

const drawing = readFileSync(new URL('../public/favicon.svg', import.meta.url), 'utf8');

/** Name, size in pixels, share of it that the drawing has, and what is behind it. */
const ICONS = [
  ['icon-192.png', 192, 1, 'transparent'],
  ['icon-512.png', 512, 1, 'transparent'],
  // Systems cut these into their own shape: all that matters has to stand in the middle.
  ['icon-maskable.png', 512, 0.62, '#fbfaf6'],
];

const browser = await launch();
const page = await browser.newPage();
for (const [name, size, share, background] of ICONS) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${background}">
       <div style="width:${share * 100}%;height:${share * 100}%">${drawing}</div>`,
  );
  const path = fileURLToPath(new URL(`../public/${name}`, import.meta.url));
  await page.screenshot({ path, omitBackground: background === 'transparent' });
}
await browser.close();
