import { defineConfig } from 'vitest/config';

/** Tests in a real browser, apart from the others: they need Chromium. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
