import { createApp } from '../../main.ts';
import { type Lang, text } from '../../messages/render.ts';
import type { Scenario, ScenarioFile } from '../../model/scenario.ts';
import { type PlayedStep, play } from '../../sandbox/scenario.ts';
import { openWorld } from '../../sandbox/world.ts';
import { both } from '../arguments.ts';
import { type Command, chosenProgrammes, WrongUse } from '../command.ts';
import { scenariosIn } from '../package-files.ts';

/** Plays one scenario of a programme, named by its number (from 1) or a part of its title, on a store of its own. */
export const simulate: Command = {
  name: 'simulate',
  usage: '<programme> <scenario>',
  about: 'cli.simulate',
  names: [2, 2],
  run: async ({ config, names, lang }) => {
    const [id = '', wanted = ''] = names;
    const [programme = id] = chosenProgrammes(config, [id]);
    const file = (scenariosIn(config.root, programme) ?? { application: {}, scenarios: [] }) as ScenarioFile;
    const scenario = scenarioNamed(file, wanted);
    const world = await openWorld(createApp, { root: config.root, start: `${scenario.start}T01:00:00.000Z` });
    try {
      const { steps } = await play(world, programme, file, scenario);
      const ok = steps.every(({ problems }) => problems.length === 0);
      const words = [scenario.title, ...steps.flatMap((step, index) => linesOf(step, index, lang))].join('\n');
      return { ok, json: { ok, title: scenario.title, steps }, words };
    } finally {
      await world.close();
    }
  },
};

function scenarioNamed({ scenarios }: ScenarioFile, wanted: string): Scenario {
  const found = scenarios[Number(wanted) - 1] ?? scenarios.find(({ title }) => title.includes(wanted));
  if (found) return found;
  const known = scenarios.map(({ title }, index) => `  ${index + 1}. ${title}`).join('\n');
  throw new WrongUse(both('cli.no-scenario', { scenario: wanted, known }));
}

const marks = { none: '·', green: '🟢', yellow: '🟡', red: '🔴' } as const;

function linesOf({ step, on, steps, status, outcome, light, refused, problems }: PlayedStep, index: number, lang: Lang): string[] {
  const deed = [
    ...(step.workingDays === undefined ? [] : [text(lang, 'simulate.working-days', { days: step.workingDays })]),
    ...(step.object ? [text(lang, 'simulate.object')] : []),
    ...(step.open ? [text(lang, 'simulate.open')] : []),
    step.complete ?? step.outcome ?? (step.claim ? 'claim' : step.release ? 'release' : step.withdraw ? 'withdraw' : ''),
  ];
  const done = deed.filter(Boolean).join(', ');
  const result = refused === null ? `${steps.join(', ') || (outcome ?? status)}` : text(lang, 'simulate.refused', { code: refused });
  const who = step.as ? `${step.as}: ` : '';
  return [
    `${String(index + 1).padStart(2)}. ${on} ${marks[light]} ${who}${done}${done ? ' → ' : ''}${result}`,
    ...problems.map((problem) => `      ✗ ${problem}`),
  ];
}
