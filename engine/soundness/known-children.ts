/** Cases of other programmes that steps open: asked where those programmes are known. */
import type { ProgrammePackage, WorkflowDefinition } from '../model/definition.ts';
import type { CaseStep } from '../model/steps.ts';
import type { Word } from '../model/word.ts';
import { allPlaces, type Place, placesOf } from './places.ts';
import { newReport, type Report, suggest } from './report.ts';

/** The outcome of a case that its applicant, or the case that had opened it, withdrew: any case may come to it. */
export const withdrawn = 'withdrawn';

/** Outcomes with which cases of a programme can end. */
export function endingsOf(workflow: WorkflowDefinition): ReadonlySet<string> {
  const ends = allPlaces(placesOf(workflow as never)).flatMap(({ step, scope }) =>
    step.type === 'end' && (scope.branch === null || step.terminate) ? [step.outcome] : [],
  );
  return new Set([...ends, withdrawn]);
}

/**
 * What the steps of a sound package expect of the programmes whose cases they open, and those can't give: an outcome that no case of
 * theirs ends with, a field that their application hasn't. A programme that isn't known yet is taken at its word.
 * @param elsewhere other programmes, of several versions of one the first counts
 */
export function checkKnownChildren(pkg: ProgrammePackage, elsewhere: Iterable<ProgrammePackage>) {
  const report = newReport();
  const known = new Map<string, ProgrammePackage>();
  for (const other of [pkg, ...elsewhere]) if (!known.has(other.workflow.id)) known.set(other.workflow.id, other);
  for (const place of allPlaces(placesOf(pkg.workflow as never))) {
    const child = place.step.type === 'case' ? known.get(place.step.programme) : undefined;
    if (place.step.type === 'case' && child) checkChild(place, place.step, child, report);
  }
  return report.problems;
}

/**
 * What steps of other programmes, as published, expect of a package that opens no case itself but is opened by theirs, and that it can't
 * give any more. Warnings: whoever renames an outcome publishes this programme first and the others after it.
 */
export function checkOpeners(pkg: ProgrammePackage, others: Iterable<ProgrammePackage>) {
  const report = newReport();
  const latest = new Map<string, ProgrammePackage>();
  for (const other of others) if (!latest.has(other.workflow.id)) latest.set(other.workflow.id, other);
  latest.delete(pkg.workflow.id);
  for (const { workflow } of latest.values())
    for (const { id, step } of allPlaces(placesOf(workflow as never))) {
      if (step.type !== 'case' || step.programme !== pkg.workflow.id) continue;
      const about = { at: `${workflow.id}.${id}`, step: titled(id, step), programme: titled(workflow.id, workflow) };
      const { outcomes, fields } = missingOf(step, pkg);
      if (outcomes.length > 0) report.warn('case.opener-outcome', [], { ...about, outcomes: outcomes.join(', ') });
      if (fields.length > 0) report.warn('case.opener-field', ['steps', pkg.workflow.start], { ...about, fields: fields.join(', ') });
    }
  return report.problems;
}

const titled = (id: string, { title, titleEn }: { readonly title?: string; readonly titleEn?: string }): Word => ({
  title: title ?? id,
  titleEn,
});

/** What a step expects of the programme whose cases it opens, and that one hasn't got. */
function missingOf(step: CaseStep, { workflow, forms }: ProgrammePackage) {
  const endings = endingsOf(workflow);
  const start = workflow.steps[workflow.start];
  const known = Object.keys((start?.type === 'form' ? forms[start.form]?.schema.properties : undefined) ?? {});
  return {
    ...{ endings, known },
    outcomes: Object.keys(step.outcomes ?? {}).filter((outcome) => !endings.has(outcome)),
    fields: Object.keys(step.data ?? {}).filter((field) => !known.includes(field)),
  };
}

function checkChild({ id, at }: Place, step: CaseStep, child: ProgrammePackage, report: Report): void {
  const about = { step: step.title ?? id, programme: child.workflow.title };
  const { outcomes, fields, endings, known } = missingOf(step, child);
  for (const outcome of outcomes)
    report.error('case.outcome', at('outcomes', outcome), {
      ...{ ...about, outcome, known: [...endings].join(', ') },
      ...suggest(outcome, endings),
    });
  for (const field of fields) report.error('case.field', at('data', field), { ...about, field, ...suggest(field, known) });
}
