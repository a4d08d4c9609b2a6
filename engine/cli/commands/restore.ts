import { resolve } from 'node:path';
import { createRuntime } from '../../commands/runtime.ts';
import { verify } from '../../commands/verify.ts';
import { openStore } from '../../store/db.ts';
import { both } from '../arguments.ts';
import { restoreBackup } from '../backup/restore.ts';
import type { Command } from '../command.ts';

/** A backup into an empty database and folder, verified afterwards. */
export const restore: Command = {
  name: 'restore',
  usage: '<folder>',
  about: 'cli.restore',
  names: [1, 1],
  run: async ({ config, names }) => {
    const folder = resolve(names[0] ?? '');
    const now = () => new Date().toISOString();
    const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, now });
    try {
      const { at, tables, files } = await restoreBackup(store, config.dataDir, folder);
      const { cases, events, faults } = await verify(await createRuntime({ store, clock: { now } }));
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      const ok = faults.length === 0;
      const lines = faults.map(({ caseId, kind, message }) => `  ✗ ${caseId} [${kind}] ${message}`);
      const words = [both('cli.restored', { at, rows, files: files.length, cases, events, faults: faults.length }), ...lines].join('\n');
      return { ok, json: { ok, at, rows, files: files.length, cases, events, faults }, words };
    } finally {
      await store.close();
    }
  },
};
