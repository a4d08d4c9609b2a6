/** What becomes of a programme that was made in the studio: is it written as a developer writes, and does it behave like one of hers? */

import { isObject, type Json, type Path } from '../../designer/document/change.ts';
import { isMember, keysAt } from '../../designer/document/language.ts';
import type { CaseDto, HistoryItemDto } from '../../engine/model/dto/case.ts';
import type { DraftRowDto } from '../../engine/model/dto/studio.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import type { World } from '../support/world.ts';

/** The draft of this title as it is saved. */
export async function documentOf(world: World, title: string): Promise<ProgrammeDocument> {
  const designer = await world.as('designer');
  const { items } = await designer.ask<{ items: DraftRowDto[] }>('GET', '/api/studio/drafts');
  const id = items.find((draft) => draft.title === title)?.id ?? '';
  return (await designer.ask<{ document: ProgrammeDocument }>('GET', `/api/studio/drafts/${id}`)).document;
}

/** Keys that stand elsewhere than in the language's schema, and values that say nothing. */
export function untidy(workflow: Json): string[] {
  const within = (value: Json, path: Path): string[] => {
    if (Array.isArray(value)) return value.flatMap((one: Json, index) => within(one, [...path, String(index)]));
    if (!isObject(value)) return [];
    const order = keysAt(workflow, path);
    const known = Object.keys(value).filter((key) => order.includes(key));
    const sorted = [...known].sort((a, b) => order.indexOf(a) - order.indexOf(b));
    const empty = Object.entries(value).filter(([key, one]) => isNothing(one) && !isMember(workflow, path, key));
    return [
      ...(known.join() === sorted.join() ? [] : [`/${path.join('/')}: ${known} instead of ${sorted}`]),
      ...empty.map(([key]) => `/${[...path, key].join('/')} is empty`),
      ...Object.entries(value).flatMap(([key, one]) => within(one, [...path, key])),
    ];
  };
  return within(workflow, []);
}
const isNothing = (value: Json) =>
  value === '' || value === null || (Array.isArray(value) && value.length === 0) || (isObject(value) && Object.keys(value).length === 0);

/** Everything about a case that its programme decides: where it stands, until when, what came out, and how it went; no ids, no hours. */
export async function toldOf(world: World, login: string, id: string): Promise<Record<string, unknown>> {
  const person = await world.as(login);
  const kase = await person.kase(id);
  const { items } = await person.ask<{ items: readonly HistoryItemDto[] }>('GET', `/api/cases/${id}/history`);
  const { status, outcome, steps, stepTitles, results, declared, clock, light, certificate } = kase;
  const told = {
    ...{ status, outcome, steps, stepTitles, results, clock, light, fields: Object.keys(declared) },
    tasks: kase.tasks.map(taskOf),
    certificate: certificate && { validFrom: certificate.validFrom, validTo: certificate.validTo, number: certificate.number },
    history: items.map(({ at, byName, type, step, stepTitle, outcome: chosen, reason, notes }) => ({
      ...{ at, byName, type, step, stepTitle, chosen, reason, notes },
    })),
  };
  const text = JSON.stringify(told, (key, value: unknown) => {
    if (key === 'at') return String(value).slice(0, 10);
    return key === 'verification' || key === 'batch' ? 'drawn' : value;
  });
  return JSON.parse(text.replaceAll(id, 'case').replaceAll(kase.number, 'number')) as Record<string, unknown>;
}
const taskOf = ({ step, stepTitle, group, dueAt, light, actions, outcomes, form, clock }: CaseDto['tasks'][number]) => ({
  ...{ step, stepTitle, group, dueAt, light, actions, outcomes, form, clock },
});
