import { defineConfig } from 'vitest/config';

/** A megabyte of each text that is made to hurt, apart from the other tests: it takes minutes. */
export default defineConfig({
  test: {
    include: ['test/hostile/**/*.hostile.ts'],
    fileParallelism: false,
  },
});
