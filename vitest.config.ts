import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more PostgreSQL servers at once would only wait for each other.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['tests/{unit,built}/**/*.test.ts', 'tests/architecture.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'supabase',
          include: ['tests/{database,functions,faults}/**/*.test.ts'],
          globalSetup: 'tests/stack-template.ts',
        },
      },
    ],
  },
})
