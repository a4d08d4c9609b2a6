import { compileProgramme } from '../machine/compile.ts';
import type { Lang } from '../messages/render.ts';
import type { ProgrammePackage } from '../model/definition.ts';
import { type Impact, impactOn } from '../soundness/impact.ts';
import { type ToldDifference, tellDifference, tellUntold } from '../soundness/impact-words.ts';
import { canonicalJson, sha256 } from '../store/canonical.ts';
import { readCase, submittedCaseIds } from '../store/cases.ts';
import type { Runtime } from './runtime.ts';

export interface ImpactedCase extends Impact {
  readonly id: string;
  readonly number: string;
  readonly enterprise: string;
  readonly inWords: { readonly differences: readonly ToldDifference[]; readonly untold: readonly string[] };
}
export interface ImpactReport {
  /** Submitted cases that were looked at. */
  readonly cases: number;
  /** There are more than were looked at. */
  readonly more: boolean;
  /** Those that would be decided otherwise, or of which the record doesn't say. */
  readonly changed: readonly ImpactedCase[];
}

/**
 * Past cases of a programme decided again with a draft’s rules, the oldest first, at most `limit`. Nothing is written.
 * @param draft a package without Problems of severity `error`
 */
export async function impactOfDraft(
  runtime: Runtime,
  draft: ProgrammePackage,
  lang: Lang,
  limit = Number.POSITIVE_INFINITY,
): Promise<ImpactReport> {
  const compiled = compileProgramme(draft, sha256(canonicalJson(draft)));
  const changed: ImpactedCase[] = [];
  let cases = 0;
  for await (const id of casesOf(runtime, draft.workflow.id)) {
    if (cases >= limit) return { cases, more: true, changed };
    const kase = await readCase(runtime.store.read, id);
    const published = kase && (await runtime.programme(kase.summary.definition));
    if (!kase || !published) continue;
    cases += 1;
    const impact = impactOn(published, compiled, kase.state, lang);
    if (impact.differences.length + impact.untold.length === 0) continue;
    const { number, enterpriseName: enterprise } = kase.summary;
    const inWords = {
      differences: impact.differences.map((one) => tellDifference(one, published, compiled, lang)),
      untold: impact.untold.map((one) => tellUntold(one, published, compiled, lang)),
    };
    changed.push({ id, number, enterprise, ...impact, inWords });
  }
  return { cases, more: false, changed };
}

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
