import { dateOf, isDate } from '../../calendar/date.ts';
import { text } from '../../messages/render.ts';
import { both } from '../arguments.ts';
import { type Command, WrongUse, withRuntime } from '../command.ts';
import type { Config } from '../config.ts';
import { readDataSet } from '../demonstration/data-set.ts';
import { digestOf } from '../demonstration/digest.ts';
import { lackingIn } from '../demonstration/lacking.ts';
import { loadDataSet } from '../demonstration/load.ts';
import { type Demonstration, readDemonstration } from '../seed.ts';

/** Fills a new store with enterprises and cases at every point, as if the office had worked for months. */
export const demo: Command = {
  name: 'demo',
  usage: '[--enterprises n] [--cases n] [--until date]',
  about: 'cli.demo',
  names: [0, 0],
  values: ['enterprises', 'cases', 'until'],
  run: async ({ config, values, lang }) => {
    const set = readDataSet(config.root);
    const base = readDemonstration(config.root);
    if (!set || !base) throw new WrongUse(both('cli.demo-none', { root: config.root }));
    const enterprises = whole(values.get('enterprises'), 'enterprises', set.enterprises, set.enterprises);
    const cases = whole(values.get('cases'), 'cases', Math.round((set.cases * enterprises) / set.enterprises), 10_000);
    const until = instantOf(values.get('until'));
    const found = await strangersIn(config, base);
    if (found) throw new WrongUse(both('cli.demo-used', found));
    const began = performance.now();
    const tell = (month: string, opened: number) => process.stderr.write(`${text(lang, 'demo.month', { month, opened })}\n`);
    const loaded = await loadDataSet(config, { set, enterprises, cases, until, tell });
    const { digest, states } = await withRuntime(config, ({ store }) => digestOf(store));
    const lacking = await withRuntime(config, ({ store }) => lackingIn(config, store));
    const seconds = Math.round((performance.now() - began) / 1000);
    const count = Object.values(states).reduce((sum, n) => sum + n, 0);
    const json = { ok: true, ...loaded, cases: count, states, lacking, digest, seconds };
    const lines = [
      text(lang, 'demo.loaded', { enterprises: loaded.enterprises, people: loaded.people, cases: count, seconds }),
      ...Object.entries(states).map(([state, n]) => `  ${state}: ${n}`),
      text(lang, 'demo.lacking', {
        steps: lacking.of.steps - lacking.steps.length,
        ofSteps: lacking.of.steps,
        outcomes: lacking.of.outcomes - lacking.outcomes.length,
        ofOutcomes: lacking.of.outcomes,
      }),
      text(lang, loaded.password === null ? 'demo.password-kept' : 'demo.password', { password: loaded.password ?? '' }),
      text(lang, 'demo.logins'),
    ];
    return { ok: true, json, words: lines.join('\n') };
  },
};

function whole(given: string | undefined, name: string, fallback: number, most: number): number {
  if (given === undefined) return fallback;
  const value = Number(given);
  if (!/^[1-9]\d*$/.test(given) || value > most) throw new WrongUse(both('cli.demo-number', { option: `--${name}`, most }));
  return value;
}

/** The morning of a day that has been, or now. */
function instantOf(date: string | undefined): string {
  const now = new Date().toISOString();
  if (date === undefined) return now;
  if (!isDate(date) || date > dateOf(now)) throw new WrongUse(both('cli.demo-until', { date }));
  return `${date}T01:00:00.000Z`;
}

/** What a store holds beside the people and enterprises of a first start; null: nothing. */
function strangersIn(config: Config, base: Demonstration): Promise<Record<string, number> | null> {
  return withRuntime(config, async ({ store }) => {
    const idsOf = async (table: string, key: string) =>
      ((await store.read(table).select(key)) as Record<string, string>[]).map((row) => row[key]);
    const people = new Set(base.users.map(({ login }) => login));
    const known = new Set(base.enterprises.map(({ uscc }) => uscc));
    const [row] = (await store.read('cases').count({ n: '*' })) as { n: number | string }[];
    const found = {
      cases: Number(row?.n ?? 0),
      people: (await idsOf('users', 'login')).filter((login) => !people.has(login ?? '')).length,
      enterprises: (await idsOf('enterprises', 'uscc')).filter((uscc) => !known.has(uscc ?? '')).length,
    };
    return found.cases + found.people + found.enterprises > 0 ? found : null;
  });
}
