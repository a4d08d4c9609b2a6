/**
 * The built product (`dist/`), as `npm start` runs it: the sources through tsx would carry its wrappers (`keepNames` wraps every
 * closure). `npm run bench` builds first.
 */
const built = (path: string) => import(new URL(`../../dist/engine/${path}.js`, import.meta.url).href);

export const { createApp, rootFolder } = (await built('main')) as typeof import('../../engine/main.ts');
export const { readConfig } = (await built('cli/config')) as typeof import('../../engine/cli/config.ts');
export const { completeTask } = (await built('commands/complete-task')) as typeof import('../../engine/commands/complete-task.ts');
export const { fireTimer } = (await built('commands/fire-timer')) as typeof import('../../engine/commands/fire-timer.ts');
export const { openCase } = (await built('commands/open-case')) as typeof import('../../engine/commands/open-case.ts');
export const { publishDefinition } = (await built(
  'commands/publish-definition',
)) as typeof import('../../engine/commands/publish-definition.ts');
export const { createRuntime } = (await built('commands/runtime')) as typeof import('../../engine/commands/runtime.ts');
export const { openStore } = (await built('store/db')) as typeof import('../../engine/store/db.ts');
export const { saveEnterpriseRow } = (await built('store/enterprises')) as typeof import('../../engine/store/enterprises.ts');
export const { connectSqlite, sqlitePragmas } = (await built(
  'store/connection-sqlite',
)) as typeof import('../../engine/store/connection-sqlite.ts');
export const { operations } = (await built('store/writer/operations')) as typeof import('../../engine/store/writer/operations.ts');
export const { writeSqlite } = (await built('store/writer/write-sqlite')) as typeof import('../../engine/store/writer/write-sqlite.ts');
