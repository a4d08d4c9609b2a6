import { dateOf } from '../calendar/date.ts';
import type { LetterContent } from '../effects/decision-letter.ts';
import type { Lang } from '../messages/render.ts';
import type { EndStep } from '../model/steps.ts';
import type { HttpDeps } from './deps.ts';
import { type CaseReading, effectiveOf, visibleResults } from './present/case-access.ts';
import { outcomeLabel, programmeTitle, stepTitle } from './present/titles.ts';

/** The end that a decided case came to; null while it runs, and for ends that decide nothing (tone neutral: withdrawn, expired). */
export function decidedEnd({
  kase,
  compiled,
}: Pick<CaseReading, 'kase' | 'compiled'>): { readonly id: string; readonly step: EndStep } | null {
  const { status, outcome } = kase.summary;
  if (status !== 'ended') return null;
  for (const [id, { step }] of compiled.steps)
    if (step.type === 'end' && step.outcome === outcome && (step.tone ?? 'neutral') !== 'neutral') return { id, step };
  return null;
}

/** The letter as the applicant reads it, whoever prints it; null when nothing was decided. */
export async function letterContent(
  deps: HttpDeps,
  reading: CaseReading,
  remedies: string | null,
  language: Lang,
): Promise<LetterContent | null> {
  const end = decidedEnd(reading);
  if (!end) return null;
  const { kase, compiled } = reading;
  const { number, enterpriseName, uscc, endedAt } = kase.summary;
  const issuer = (await deps.people.organisations()).get(compiled.workflow.owner)?.name ?? compiled.workflow.owner;
  const results = visibleResults({ ...reading, side: 'applicant' }, effectiveOf(reading));
  const documentNumber = Object.values(results).findLast((result) => typeof result.documentNumber === 'string')?.documentNumber;
  return {
    programme: programmeTitle(compiled, language),
    ...{ number, holder: enterpriseName, uscc: reading.anonymous ? '' : uscc, issuer, remedies },
    date: dateOf(endedAt ?? deps.clock()),
    result: stepTitle(compiled, end.id, language),
    documentNumber: typeof documentNumber === 'string' ? documentNumber : null,
    conditions: end.step.tone === 'negative' ? [] : conditionsIn(compiled, results, language),
    reasons: reasonsIn(compiled, results, end.step.tone === 'negative', language),
  };
}

type Results = ReturnType<typeof visibleResults>;

function conditionsIn(compiled: CaseReading['compiled'], results: Results, language: Lang): LetterContent['conditions'] {
  return Object.entries(results).flatMap(([id, { conditions }]) =>
    Array.isArray(conditions) && conditions.length > 0
      ? [{ step: stepTitle(compiled, id, language), conditions: conditions.map(String) }]
      : [],
  );
}

/** Reasons given with the outcomes; of a refusal those of unfavourable outcomes alone, where there are any. */
function reasonsIn(compiled: CaseReading['compiled'], results: Results, refused: boolean, language: Lang): LetterContent['reasons'] {
  const given = Object.entries(results).flatMap(([id, { outcome, reason }]) => {
    const { step } = compiled.steps.get(id) ?? {};
    if ((step?.type !== 'review' && step?.type !== 'batch') || typeof outcome !== 'string' || typeof reason !== 'string') return [];
    if (!reason.trim()) return [];
    const adverse = step.outcomes[outcome]?.tone === 'negative';
    return [{ adverse, step: stepTitle(compiled, id, language), outcome: outcomeLabel(compiled, id, outcome, language), reason }];
  });
  const adverse = given.filter((item) => item.adverse);
  return (refused && adverse.length > 0 ? adverse : given).map(({ adverse: _, ...item }) => item);
}
