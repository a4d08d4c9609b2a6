import { resolve } from 'node:path';
import { version } from '../../main.ts';
import { both } from '../arguments.ts';
import { writeBackup } from '../backup/write.ts';
import { type Command, withRuntime } from '../command.ts';

/** A backup of the running installation: rows and files. Exit code 1 when an uploaded file wasn't there. */
export const backup: Command = {
  name: 'backup',
  usage: '<folder>',
  about: 'cli.backup',
  names: [1, 1],
  run: ({ config, names }) =>
    withRuntime(config, async ({ store, clock }) => {
      const folder = resolve(names[0] ?? '');
      const { at, tables, files, missing } = await writeBackup({ store, dataDir: config.dataDir, folder, version, now: () => clock.now() });
      const ok = missing.length === 0;
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      const words = [
        both('cli.backed-up', { folder, at, tables: tables.length, rows, files: files.length }),
        ...(ok ? [] : [both('cli.backup-missing', { ids: missing.slice(0, 10).join(', '), n: missing.length })]),
      ];
      return { ok, json: { ok, folder, at, tables: tables.length, rows, files: files.length, missing }, words: words.join('\n') };
    }),
};
