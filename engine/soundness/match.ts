/** Who qualifies for what: the conditions of a programme asked of an enterprise before there is a case. */
import { emptyContext } from '../machine/context.ts';
import { judgeEligibility } from '../machine/eligibility.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { scopeOfData } from '../machine/scope.ts';
import type { Lang } from '../messages/render.ts';
import type { Eligibility } from '../model/dto/programme.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { RegistryFacts } from '../model/event.ts';
import { compileExpression } from '../rules/compile.ts';
import { type Shortfall, shortfallsOf } from '../rules/shortfall.ts';

export interface Match extends Eligibility {
  readonly uscc: string;
  readonly enterprise: string;
  readonly programme: string;
  /** Conditions not met: 0 for an enterprise that qualifies. */
  readonly distance: number;
  /** Figures that fall short, by condition. */
  readonly shortfalls: readonly (Shortfall & { readonly condition: string })[];
}

/** @param registry the enterprise's own entries; `today` is YYYY-MM-DD */
export function matchProgramme(
  compiled: CompiledProgramme,
  enterprise: Enterprise,
  registry: readonly RegistryFacts[],
  today: string,
  lang: Lang,
): Match {
  const data = { ...emptyContext.data, enterprise, registry };
  const judged = judgeEligibility(compiled, data, today, lang);
  const unmet = judged.conditions.filter(({ met }) => !met);
  const scope = scopeOfData(compiled, data, today);
  return {
    ...{ uscc: enterprise.uscc, enterprise: enterprise.name, programme: compiled.workflow.id },
    ...judged,
    distance: unmet.length,
    shortfalls: unmet.flatMap(({ id }) => {
      const source = compiled.workflow.eligibility?.find((condition) => condition.id === id)?.when ?? '';
      return fallingShort(source, scope).map((shortfall) => ({ condition: id, ...shortfall }));
    }),
  };
}

function fallingShort(source: string, scope: Readonly<Record<string, unknown>>): Shortfall[] {
  const expression = compileExpression(source, null);
  if (!expression.ok) return [];
  try {
    return shortfallsOf(expression.tree, scope);
  } catch {
    return [];
  }
}
