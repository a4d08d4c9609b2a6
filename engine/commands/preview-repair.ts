import { contextOf, decide } from '../machine/decide.ts';
import type { Lang } from '../messages/render.ts';
import type { RepairPreviewDto } from '../model/dto/incident.ts';
import { Rejection } from '../model/errors.ts';
import { mayMendIncident } from '../policy/incident.ts';
import { readCase } from '../store/cases.ts';
import { isStuck } from './case-command.ts';
import { standing, tasksIn } from './preview-migration.ts';
import { type RepairRequest, repairFact } from './repair-case.ts';
import type { Runtime } from './runtime.ts';

/** What the preview says, with a refusal still as the machine gave it. */
export type RepairPreview = Omit<RepairPreviewDto, 'refusal'> & { readonly refusal: Rejection | null };

/**
 * What a repair would do to the case as it stands; nothing is written.
 * @throws Rejection forbidden, not-found (case, incident)
 */
export async function previewRepair(runtime: Runtime, request: RepairRequest & { readonly lang: Lang }): Promise<RepairPreview> {
  const { by, caseId, incident, to, lang } = request;
  const { read } = runtime.store;
  const kase = await readCase(read, caseId);
  if (!kase) throw new Rejection(mayMendIncident(by, { district: '' }) ? 'not-found' : 'forbidden');
  if (!mayMendIncident(by, kase.summary)) throw new Rejection('forbidden');
  if (!(await read('incidents').where({ case_id: caseId, id: incident, status: 'open' }).first())) throw new Rejection('not-found');
  const compiled = await runtime.programme(kase.summary.definition);
  if (!compiled) throw new Rejection('not-found');
  const { calendar } = await runtime.currentCalendar();
  const nothing = { wouldStand: [], opened: [], closed: [], messages: 0, ends: null, again: to === undefined };
  const before = { stands: standing(compiled, kase.state, lang), ...nothing };
  try {
    const event = { at: runtime.clock.now(), by: by.id, fact: repairFact(request) };
    const decision = decide(compiled, kase.state, event, { calendar });
    if (!decision.ok) return { ...before, refusal: decision.rejection };
    const { status, outcome } = contextOf(decision.state);
    return {
      ...before,
      refusal: null,
      wouldStand: standing(compiled, decision.state, lang),
      ...tasksIn({ from: compiled, to: compiled }, kase.state, decision.effects, lang),
      messages: decision.effects.filter(({ type }) => type === 'notify').length,
      ends: status === 'ended' ? outcome : null,
    };
  } catch (error) {
    if (!isStuck(error)) throw error;
    return { ...before, refusal: new Rejection('case.stuck') };
  }
}
