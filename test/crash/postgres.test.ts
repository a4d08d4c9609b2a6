import { it } from 'vitest';
import { startPostgres } from '../support/postgres.ts';
import { crash, factor } from './kills.ts';

it('PostgreSQL: two nodes, one killed at a time while the other goes on', async () => {
  const postgres = await startPostgres();
  try {
    await crash({ place: { databaseUrl: await postgres.createDatabase(), dataDir: '' }, nodes: 2, kills: 50 * factor, clients: 12 });
  } finally {
    await postgres.stop();
  }
});
