import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    restoreMocks: true,
    // Generous: what fails here must not fail for want of a processor.
    testTimeout: 60_000,
  },
});
