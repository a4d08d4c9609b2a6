import { applicationForm } from '../../../engine/machine/steps-index.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import { stepOf } from '../definition-view.ts';

/** An expert's skill in words: as the applicant's field calls it, from which the lot takes the skills; else as the pool does. */
export function skillTitle(pkg: ProgrammePackage, step: string, skill: string, english: boolean): string {
  const found = stepOf(pkg.workflow, step);
  const source = found?.type === 'score' ? found.assign.draw?.skill : undefined;
  const field = /^application\.(\w+)$/.exec(source?.trim() ?? '')?.[1] ?? '';
  const schema = pkg.forms[applicationForm(pkg.workflow) ?? '']?.schema.properties?.[field];
  const own = schema?.items ?? schema;
  const choice = own?.oneOf?.find(({ const: value }) => value === skill);
  if (choice) return (english ? choice['x-titleEn'] : undefined) ?? choice.title;
  return pkg.vocabularies[own?.['x-vocabulary'] ?? '']?.items.find(({ code }) => code === skill)?.title ?? skill;
}
