/** The contenders by key. Peers are loaded only where they run. */
import type { Contender } from '../contender.ts';
import type { Recording } from './recording.ts';

/** What a contender is made from: a folder of its own, a database of its own where it uses PostgreSQL, the rows to write. */
interface Means {
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly recording: Recording;
}

const makers = {
  product: async ({ dataDir }) => (await import('./liuzhuan.ts')).liuzhuan('Liuzhuan in process, SQLite', { dataDir }),
  bare: async ({ dataDir, recording }) => (await import('./bare-group-commit.ts')).bareGroupCommit(dataDir, recording),
  naive: async ({ dataDir, recording }) => (await import('./naive-knex.ts')).naiveKnex(dataDir, recording),
  http: async ({ dataDir }) => (await import('./liuzhuan-http.ts')).liuzhuanHttp('Liuzhuan over HTTP, SQLite', { dataDir }),
  bpmn: async ({ dataDir }) => (await import('../peers/bpmn-engine.ts')).bpmnEngine(dataDir),
  dbos: async ({ databaseUrl }) => (await import('../peers/dbos.ts')).dbos(databaseUrl),
  productPg: async ({ dataDir, databaseUrl }) =>
    (await import('./liuzhuan.ts')).liuzhuan('Liuzhuan in process, PostgreSQL', { databaseUrl, dataDir }),
  rawPg: async ({ dataDir, databaseUrl, recording }) => (await import('./raw-postgres.ts')).rawPostgres(databaseUrl, dataDir, recording),
} satisfies Record<string, (means: Means) => Promise<Contender>>;

export type ContenderKey = keyof typeof makers;
export const contenderKeys = Object.keys(makers) as ContenderKey[];
export const usesPostgres = (key: ContenderKey): boolean => ['dbos', 'productPg', 'rawPg'].includes(key);
/** Which one, and from what. */
export interface Making extends Means {
  readonly key: ContenderKey;
}
export const make = (making: Making): Promise<Contender> => makers[making.key](making);
