/**
 * One PostgreSQL for all suites of a run (`globalSetup` in vitest.config.ts), where each test makes databases of its own. What these
 * suites test is logic, so the server doesn't wait for the disk; what survives a power cut is for the crash tests, which start their own.
 */
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { databasesIn, type Postgres, startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** Databases of one suite in the run's server; `stop` drops them. */
export function sharedPostgres(): Postgres {
  return databasesIn(inject('postgresUrl'));
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres({ durable: false });
  project.provide('postgresUrl', server.url);
  return () => server.stop();
}
