import { dateOf } from '../../calendar/date.ts';
import { type EnterpriseFacts, factsOf, factsOfAll, type Match, matchesOf } from '../../commands/match-enterprises.ts';
import type { Runtime } from '../../commands/runtime.ts';
import { compileProgramme } from '../../machine/compile.ts';
import { type Lang, text } from '../../messages/render.ts';
import type { ConditionDto } from '../../model/dto/standing.ts';
import { latestDefinitions } from '../../store/definitions.ts';
import { enterpriseByUscc } from '../../store/enterprises.ts';
import { both } from '../arguments.ts';
import { type Command, WrongUse, withRuntime } from '../command.ts';

/** Every enterprise of the store (or one) against the conditions of every published programme, with the reasons: what the portal answers. */
export const match: Command = {
  name: 'match',
  usage: '[--enterprise uscc] [--programme id]',
  about: 'cli.match',
  names: [0, 0],
  values: ['enterprise', 'programme'],
  run: ({ config, values, lang }) =>
    withRuntime(config, async (runtime) => {
      const wanted = values.get('programme');
      const published = (await latestDefinitions(runtime.store.read)).filter(
        ({ programme }) => wanted === undefined || programme === wanted,
      );
      if (wanted !== undefined && published.length === 0) throw new WrongUse(both('cli.not-published', { id: wanted }));
      const programmes = published.map((definition) => compileProgramme(definition.package, definition.hash));
      const titles = new Map(programmes.map(({ workflow }) => [workflow.id, (lang === 'en' && workflow.titleEn) || workflow.title]));
      const today = dateOf(runtime.clock.now());
      const began = performance.now();
      const matches: Match[] = [];
      for await (const facts of factsOfChosen(runtime, values.get('enterprise')))
        matches.push(...matchesOf(facts, programmes, today, lang));
      const seconds = Math.round(performance.now() - began) / 1000;
      matches.sort((a, b) => a.distance - b.distance || (a.uscc < b.uscc ? -1 : 1));
      const summary = [...titles].map(([programme, title]) => ({ programme, title, ...countsOf(matches, programme) }));
      const lines = [
        ...matches.map((one) => wordsOf(one, titles.get(one.programme) ?? one.programme, lang)),
        '',
        ...summary.map((counts) => text(lang, 'match.summary', counts)),
        text(lang, 'match.pairs', { pairs: matches.length, seconds }),
      ];
      return { ok: true, json: { ok: true, today, seconds, summary, matches }, words: lines.join('\n') };
    }),
};

async function* factsOfChosen({ store }: Runtime, uscc: string | undefined): AsyncGenerator<EnterpriseFacts> {
  if (uscc === undefined) {
    yield* factsOfAll(store.read);
    return;
  }
  const found = await enterpriseByUscc(store.read, uscc);
  if (!found) throw new WrongUse(both('cli.no-enterprise', { uscc }));
  yield* await factsOf(store.read, [found.enterprise]);
}

function countsOf(matches: readonly Match[], programme: string) {
  const own = matches.filter((one) => one.programme === programme);
  const count = (verdict: Match['verdict']) => own.filter((one) => one.verdict === verdict).length;
  return { yes: count('yes'), no: count('no'), unknown: count('unknown') };
}

const marks = { yes: '✓', no: '✗', unknown: '?' } as const;

function wordsOf({ enterprise, uscc, verdict, conditions, coolDownUntil }: Match, title: string, lang: Lang): string {
  const unmet = conditions.filter((condition) => condition.verdict !== 'yes').length;
  const head = `${enterprise} ${uscc} · ${title}: ${text(lang, `match.${verdict}`, { distance: unmet })}`;
  const cooling = coolDownUntil === null ? [] : [`  ${marks.no} ${text(lang, 'match.cooling', { until: coolDownUntil })}`];
  return [head, ...cooling, ...conditions.map((condition) => `  ${marks[condition.verdict]} ${reasonsOf(condition, lang)}`)].join('\n');
}

function reasonsOf({ reason, explanation, gaps, lacks }: ConditionDto, lang: Lang): string {
  const far = gaps.map(({ title, have, need, missing, more }) =>
    text(lang, more ? 'match.short' : 'match.over', { title, have, need, missing }),
  );
  const lacking = lacks.length === 0 ? [] : [text(lang, 'match.lacks', { what: lacks.map(({ title }) => title).join(', ') })];
  const why = [explanation, ...far, ...lacking].filter(Boolean).join('; ');
  return why === '' ? reason : `${reason} (${why})`;
}
