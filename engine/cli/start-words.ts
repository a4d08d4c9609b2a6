/** What an operator reads at the start. */
import { ProgrammeFileError } from '../effects/programmes.ts';
import { type Params, text } from '../messages/render.ts';
import { type Config, ConfigError } from './config.ts';
import { type PublishedProgramme, UnsoundProgrammes } from './publish.ts';
import type { Seeded } from './seed.ts';

function both(code: string, params: Params = {}): string {
  return `${text('zh-CN', code, params)}  ·  ${text('en', code, params)}`;
}

export function greet(config: Config, published: readonly PublishedProgramme[], seeded: Seeded | null): void {
  const lines = [
    '',
    both('start.ready', { url: config.publicUrl }),
    both('start.database', { database: config.databaseUrl ? 'PostgreSQL' : config.dataDir }),
    ...published.map(({ id, version, older }) => both(older ? 'start.older' : 'start.programme', { id, version })),
    ...(seeded ? ['', both('start.logins', { password: seeded.password, people: seeded.people }), table(seeded.positions)] : []),
    '',
  ];
  console.log(lines.join('\n'));
}

const shown = 3;

/** One line for each position: its first holders with where they work, and how many more there are. */
function table(positions: Seeded['positions']): string {
  const width = Math.max(...positions.map(({ role }) => role.length));
  return positions
    .map(({ role, holders }) => {
      const first = holders.slice(0, shown).map(({ login, at }) => `${login} (${at})`);
      return `  ${role.padEnd(width)}  ${first.join(', ')}${holders.length > shown ? ` +${holders.length - shown}` : ''}`;
    })
    .join('\n');
}

export function explainStart(error: unknown): string {
  const { code, port, message } = error as { code?: string; port?: number; message?: string };
  if (code === 'EADDRINUSE') return both('start.port', { port: port ?? '' });
  if (error instanceof UnsoundProgrammes) return `${both('start.unsound')}\n${error.message}`;
  if (error instanceof ConfigError || error instanceof ProgrammeFileError) return both('start.config', { detail: error.message });
  return both('start.failed', { detail: message ?? String(error) });
}
