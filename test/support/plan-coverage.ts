/** The coverage page `docs/plan-coverage.md`: article by article of the plan (`workflows/plan.json`), which programmes carry it, by which steps, and which scenarios prove it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../../engine/main.ts';
import { shippedPackages } from './definitions.ts';
import { scenariosOf } from './scenarios-of.ts';
import { stepsOf } from './steps-of.ts';

interface Plan {
  readonly title: string;
  readonly articles: readonly {
    readonly number: string;
    readonly title: string;
    readonly part: string;
    readonly programmes: readonly string[];
  }[];
}

export const plan = JSON.parse(readFileSync(join(rootFolder(), 'workflows', 'plan.json'), 'utf8')) as Plan;
const notYet = '尚未编写 not written yet';

/** Titles of the scenarios of a programme. */
export function scenarioTitles(id: string): string[] {
  return (scenariosOf(id)?.scenarios ?? []).map(({ title }) => title);
}

/** The page as it follows from the files. */
export function coveragePage(): string {
  const shipped = new Map(shippedPackages().map(({ name, pkg }) => [name, pkg]));
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const rowOf = (id: string) => {
    const pkg = shipped.get(id);
    if (!pkg) return `- \`${id}\`: ${notYet}`;
    const steps = stepsOf(pkg).flatMap(({ type, title }) => (type === 'end' || title === undefined ? [] : [title]));
    const proofs = scenarioTitles(id).map((title) => `    - ${cell(title)}`);
    return [
      `- [${pkg.workflow.title}](../workflows/${id}/README.md) \`${id}\``,
      `  - 环节 steps: ${steps.join(' → ')}`,
      '  - 情形 scenarios:',
      ...proofs,
    ].join('\n');
  };
  const known = plan.articles.flatMap(({ programmes }) => programmes);
  const written = [...new Set(known)].filter((id) => shipped.has(id)).length;
  return [
    '# Coverage of the plan 计划覆盖',
    `《${plan.title}》: for each article which programmes carry it, by which steps, and which scenarios prove it (played on both databases by \`test/scenarios/shipped/\`; each programme's generated paths cover every step and outcome besides). Made from \`workflows/\` by \`UPDATE_COVERAGE=1 npx vitest run --project unit test/unit/plan-coverage.test.ts\`; a test holds it to the files.`,
    `${written} of ${new Set(known).size} programmes are written.`,
    ...plan.articles.flatMap(({ number, title, part, programmes }) => [
      `## ${/^\d/.test(number) ? `${number}. ` : `${number} `}${title}（${part}）`,
      programmes.map(rowOf).join('\n'),
    ]),
    '',
  ]
    .join('\n\n')
    .replace(/\n\n$/, '\n');
}
