import type { Command } from './command.ts';
import { archive } from './commands/archive.ts';
import { backup } from './commands/backup.ts';
import { check } from './commands/check.ts';
import { demo } from './commands/demo.ts';
import { describe } from './commands/describe.ts';
import { diff } from './commands/diff.ts';
import { exportCommand } from './commands/export.ts';
import { impact } from './commands/impact.ts';
import { importCommand } from './commands/import.ts';
import { match } from './commands/match.ts';
import { migrate } from './commands/migrate.ts';
import { paths } from './commands/paths.ts';
import { publish } from './commands/publish.ts';
import { rebuild } from './commands/rebuild.ts';
import { restore } from './commands/restore.ts';
import { simulate } from './commands/simulate.ts';
import { verify } from './commands/verify.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  check,
  describe,
  paths,
  simulate,
  exportCommand,
  importCommand,
  publish,
  diff,
  migrate,
  verify,
  rebuild,
  archive,
  backup,
  restore,
  match,
  impact,
  demo,
];
