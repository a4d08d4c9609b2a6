import type { Runtime } from '../../commands/runtime.ts';
import { compileProgramme } from '../../machine/compile.ts';
import { type Lang, text } from '../../messages/render.ts';
import { checkPackage, isSound } from '../../soundness/check.ts';
import { type Difference, impactOn } from '../../soundness/impact.ts';
import type { Untold } from '../../soundness/impact-steps.ts';
import { canonicalJson, sha256 } from '../../store/canonical.ts';
import { readCase, submittedCaseIds } from '../../store/cases.ts';
import { both } from '../arguments.ts';
import { type Command, WrongUse, withRuntime } from '../command.ts';
import { packageAt } from '../package-files.ts';
import { problemLines } from '../publish.ts';

interface ChangedCase {
  readonly id: string;
  readonly number: string;
  readonly enterprise: string;
  readonly differences: readonly Difference[];
  readonly untold: readonly Untold[];
}

/** Past cases of a programme decided again with a draft's rules. Nothing is written. */
export const impact: Command = {
  name: 'impact',
  usage: '<programme> <draft folder|file>',
  about: 'cli.impact',
  names: [2, 2],
  run: ({ config, names, lang }) => {
    const [programme = '', place = ''] = names;
    const pkg = packageAt(config.root, place);
    const problems = checkPackage(pkg);
    if (!isSound(problems)) return Promise.resolve({ ok: false, json: { ok: false, problems }, words: problemLines(place, problems) });
    if (pkg.workflow.id !== programme) throw new WrongUse(both('cli.other-programme', { id: pkg.workflow.id, programme }));
    const draft = compileProgramme(pkg, sha256(canonicalJson(pkg)));
    return withRuntime(config, async (runtime) => {
      const changed: ChangedCase[] = [];
      let cases = 0;
      for await (const id of casesOf(runtime, programme)) {
        const kase = await readCase(runtime.store.read, id);
        const published = kase && (await runtime.programme(kase.summary.definition));
        if (!kase || !published) continue;
        cases += 1;
        const { differences, untold } = impactOn(published, draft, kase.state, lang);
        const { number, enterpriseName } = kase.summary;
        if (differences.length + untold.length > 0) changed.push({ id, number, enterprise: enterpriseName, differences, untold });
      }
      const head = text(lang, 'impact.summary', { cases, changed: changed.length });
      return { ok: true, json: { ok: true, cases, changed }, words: [head, ...changed.flatMap((one) => linesOf(one, lang))].join('\n') };
    });
  },
};

/** Submitted cases, oldest first. */
async function* casesOf({ store }: Runtime, programme: string): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const ids = await submittedCaseIds(store.read, programme, after, 200);
    yield* ids;
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

function linesOf({ number, enterprise, differences, untold }: ChangedCase, lang: Lang): string[] {
  const lines = differences.flatMap(({ step, what, before, after, why }) => [
    `  ${step ?? text(lang, 'impact.application')}.${what}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
    ...why.map((reason) => `      ${reason}`),
  ]);
  const unknown = untold.map(({ step, reason }) => `  ? ${text(lang, `impact.untold.${reason}`, { step })}`);
  return ['', `${number} ${enterprise}`, ...lines, ...unknown];
}
