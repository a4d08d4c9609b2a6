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
    ...(seeded ? ['', both('start.logins', { password: seeded.password }), table(seeded.rows)] : []),
    '',
  ];
  console.log(lines.join('\n'));
}

function table(rows: Seeded['rows']): string {
  const width = Math.max(...rows.map(({ login }) => login.length));
  return rows.map(({ login, name, position }) => `  ${login.padEnd(width)}  ${pad(name, 8)}  ${position}`).join('\n');
}

/** Chinese characters take two columns. */
function pad(name: string, width: number): string {
  const columns = [...name].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
  return name + ' '.repeat(Math.max(0, width - columns));
}

export function explainStart(error: unknown): string {
  const { code, port, message } = error as { code?: string; port?: number; message?: string };
  if (code === 'EADDRINUSE') return both('start.port', { port: port ?? '' });
  if (error instanceof UnsoundProgrammes) return `${both('start.unsound')}\n${error.message}`;
  if (error instanceof ConfigError || error instanceof ProgrammeFileError) return both('start.config', { detail: error.message });
  return both('start.failed', { detail: message ?? String(error) });
}
