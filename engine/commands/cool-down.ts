/** No application for so long after something was held against the enterprise (行政许可法 art. 78, 79). */
import { dueDate } from '../calendar/due.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import type { WorkflowDefinition } from '../model/definition.ts';
import { Rejection } from '../model/errors.ts';
import type { RecordFacts } from '../model/event.ts';
import { recordsKept } from '../store/records.ts';
import type { CaseView } from '../store/writer/command.ts';

/** The enterprise's records, when the programme asks for them; else none. */
export function recordsFor(compiled: CompiledProgramme, view: CaseView, uscc: string): readonly RecordFacts[] {
  return asksForRecords(compiled) ? (view.fact(recordsKept, uscc) ?? []) : [];
}

/** @throws Rejection cool-down (`until`: the last day without an application). `today` is YYYY-MM-DD. */
export function checkCoolDown({ workflow }: CompiledProgramme, records: readonly RecordFacts[], today: string): void {
  const until = coolingUntil(workflow, records, today);
  if (until !== null) throw new Rejection('cool-down', { until });
}

/** Last day without an application, when it isn't over. Both YYYY-MM-DD. */
export function coolingUntil(workflow: WorkflowDefinition, records: readonly RecordFacts[], today: string): string | null {
  const until = records
    .flatMap((record) => coolUntil(workflow, record) ?? [])
    .toSorted()
    .at(-1);
  return until !== undefined && today <= until ? until : null;
}

/**
 * Only what the same programme held against it counts; a registry's own cool-down only after a revocation, which leaves its reason: a
 * late report of the same registry bars nobody. The day itself isn't counted (民法典 art. 201).
 */
export function coolUntil(workflow: WorkflowDefinition, { kind, on, programme, registry }: RecordFacts): string | null {
  if (programme !== workflow.id) return null;
  const rule = registry === null ? undefined : workflow.registries?.[registry];
  const period = workflow.coolDown?.[kind] ?? (rule?.sanctions?.reasons[kind] === undefined ? undefined : rule.coolDown);
  return period ? dueDate({ years: {} }, on, { ...period, rollForward: false }).date : null;
}

const asking = new WeakMap<CompiledProgramme, boolean>();

function asksForRecords(compiled: CompiledProgramme): boolean {
  const known = asking.get(compiled);
  if (known !== undefined) return known;
  const { workflow } = compiled;
  const cools = workflow.coolDown !== undefined || Object.values(workflow.registries ?? {}).some((rule) => rule.coolDown);
  const asks = cools || /\brecords\b/.test(JSON.stringify(workflow));
  asking.set(compiled, asks);
  return asks;
}
