import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,database,functions,built,faults}/**/*.test.ts', 'tests/architecture.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more PostgreSQL servers at once would only wait for each other.
    maxWorkers: 2,
  },
})
