import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import sbom from 'rollup-plugin-sbom';
import { defineConfig } from 'vitest/config';

const server = process.env.VERBATIM_URL ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [
    react(),
    // What the bundle is really made of; Maven packs it into the jar, and browsers do not get it.
    sbom({
      outDir: 'sbom',
      outFilename: 'web-frontend.cdx',
      outFormats: ['json'],
      generateSerial: false,
      saveTimestamp: false,
      includeWellKnown: false,
    }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    proxy: {
      '/api': server,
      '/socket.io': { target: server, ws: true },
    },
  },
  build: {
    // Everything below assets/ carries a content hash, so the server may tell browsers to keep it for ever.
    assetsDir: 'assets',
    // The content security policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    // Generous: what fails here must not fail for want of a processor.
    testTimeout: 60_000,
  },
});
