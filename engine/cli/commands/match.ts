import { dateOf } from '../../calendar/date.ts';
import type { Runtime } from '../../commands/runtime.ts';
import { compileProgramme } from '../../machine/compile.ts';
import { type Lang, text } from '../../messages/render.ts';
import type { Enterprise } from '../../model/enterprise.ts';
import { type Match, matchProgramme } from '../../soundness/match.ts';
import { latestDefinitions } from '../../store/definitions.ts';
import { enterpriseByUscc, enterprisesAfter } from '../../store/enterprises.ts';
import { registryFactsOf } from '../../store/registry.ts';
import { both } from '../arguments.ts';
import { type Command, WrongUse, withRuntime } from '../command.ts';

/** Every enterprise of the store (or one) against the conditions of every published programme. */
export const match: Command = {
  name: 'match',
  usage: '[--enterprise uscc] [--programme id]',
  about: 'cli.match',
  names: [0, 0],
  values: ['enterprise', 'programme'],
  run: ({ config, values, lang }) =>
    withRuntime(config, async (runtime) => {
      const db = runtime.store.read;
      const wanted = values.get('programme');
      const published = (await latestDefinitions(db)).filter(({ programme }) => wanted === undefined || programme === wanted);
      if (wanted !== undefined && published.length === 0) throw new WrongUse(both('cli.not-published', { id: wanted }));
      const programmes = published.map((definition) => compileProgramme(definition.package, definition.hash));
      const today = dateOf(runtime.clock.now());
      const matches: Match[] = [];
      for await (const enterprise of enterprisesOf(runtime, values.get('enterprise'))) {
        const registry = await registryFactsOf(db, enterprise.uscc);
        for (const programme of programmes) matches.push(matchProgramme(programme, enterprise, registry, today, lang));
      }
      matches.sort((a, b) => a.distance - b.distance || (a.uscc < b.uscc ? -1 : 1));
      return { ok: true, json: { ok: true, today, matches }, words: matches.map((one) => wordsOf(one, lang)).join('\n') };
    }),
};

async function* enterprisesOf({ store }: Runtime, uscc: string | undefined): AsyncGenerator<Enterprise> {
  if (uscc !== undefined) {
    const found = await enterpriseByUscc(store.read, uscc);
    if (!found) throw new WrongUse(both('cli.no-enterprise', { uscc }));
    yield found.enterprise;
    return;
  }
  for (let after = ''; ; ) {
    const page = await enterprisesAfter(store.read, after, 500);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.uscc;
  }
}

function wordsOf(one: Match, lang: Lang): string {
  const { enterprise, uscc, programme, distance, conditions, shortfalls } = one;
  const head = `${enterprise} ${uscc} · ${programme}: `;
  if (distance === 0) return head + text(lang, 'match.yes');
  const lines = conditions
    .filter(({ met }) => !met)
    .map(({ id, reason, explanation }) => {
      const far = shortfalls
        .filter(({ condition }) => condition === id)
        .map(({ have, need, missing }) => text(lang, 'match.far', { have, need, missing }));
      return `  ✗ ${reason} (${[explanation, ...far].filter(Boolean).join('; ')})`;
    });
  return [head + text(lang, 'match.no', { distance }), ...lines].join('\n');
}
