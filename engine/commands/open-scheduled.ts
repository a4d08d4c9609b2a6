/**
 * Opens the cases that the calendar calls for: one for each schedule, period and subject, however many nodes look and however often. The
 * case's id follows from these three, and a row of its own is written in the transaction that opens it.
 */

import { addDays, dateOf } from '../calendar/date.ts';
import { occurrences } from '../calendar/schedule.ts';
import { emptyContext } from '../machine/context.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { evaluateJson } from '../machine/scope.ts';
import type { Schedule } from '../model/definition.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { Rejection } from '../model/errors.ts';
import { sha256 } from '../store/canonical.ts';
import { registryFactsOfAll } from '../store/registry.ts';
import { heldKeys, scheduledKeys, scheduledProgrammes, subjectsOf } from '../store/scheduled.ts';
import { system } from './child-cases.ts';
import { sampleOf } from './draw-schedule.ts';
import { openCase } from './open-case.ts';
import type { Runtime } from './runtime.ts';
import { uniquenessKeyOf } from './uniqueness.ts';

/** How far back missed days are caught up, in days: a node that was down for long doesn't flood the offices. */
const lookBack = 100;

/** Gives how many cases were opened. What a programme refuses (an enterprise not eligible, one case open already) isn't opened. */
export async function openScheduled(runtime: Runtime): Promise<number> {
  const today = dateOf(runtime.clock.now());
  let count = 0;
  let everybody: Promise<Subjects> | null = null;
  const subjects = () => {
    everybody ??= subjectsOf(runtime.store.read);
    return everybody;
  };
  for (const { hash, since } of await scheduledProgrammes(runtime.store.read)) {
    const compiled = await runtime.programme(hash);
    for (const schedule of compiled?.workflow.schedule ?? []) {
      if (compiled) count += await openFor(runtime, { compiled, schedule, subjects }, dateOf(since), today);
    }
  }
  return count;
}

type Subjects = Awaited<ReturnType<typeof subjectsOf>>;
interface Calling {
  readonly compiled: CompiledProgramme;
  readonly schedule: Schedule;
  /** Everybody, read once for all schedules. */
  subjects(): Promise<Subjects>;
}

async function openFor(runtime: Runtime, calling: Calling, since: string, today: string): Promise<number> {
  const { compiled, schedule } = calling;
  const { calendar } = await runtime.currentCalendar();
  const from = [since, addDays(today, -lookBack)].sort().at(-1) as string;
  const programme = compiled.workflow.id;
  let count = 0;
  for (const { period } of occurrences(schedule, calendar, from, today)) {
    const done = await scheduledKeys(runtime.store.read, programme, schedule.id, period);
    const candidates = async () => (await subjectsFor(runtime, calling, new Set(), today)).map(({ uscc }) => uscc);
    const sample = await sampleOf(runtime, { compiled, schedule, period, today, candidates });
    const called = await subjectsFor(runtime, calling, done, today, sample);
    for (const subject of await withoutOpen(runtime, calling, called)) {
      if (await open(runtime, compiled, schedule, period, subject)) count += 1;
    }
  }
  return count;
}

/** Those, of the sample where there is one, whose case isn't there yet. Organisations stand where otherwise the enterprise stands. */
async function subjectsFor(
  runtime: Runtime,
  { compiled, schedule, subjects }: Calling,
  done: ReadonlySet<string>,
  today: string,
  sample: ReadonlySet<string> | null = null,
): Promise<Enterprise[]> {
  const { organisations, enterprises } = await subjects();
  const isCalled = (id: string) => !done.has(id) && (sample === null || sample.has(id));
  const { organisations: named, enterprises: when } = schedule.for;
  if (named) {
    return organisations
      .filter(({ id }) => named.includes(id) && isCalled(id))
      .map(({ id, name, district }) => ({ ...emptyContext.data.enterprise, uscc: id, name, district: district ?? '' }));
  }
  if (when === undefined) return [];
  const listed = compiled.feel(when).roots.includes('registry') ? await registryFactsOfAll(runtime.store.read) : null;
  return enterprises.filter((enterprise) => {
    if (!isCalled(enterprise.uscc)) return false;
    const registry = listed?.get(enterprise.uscc) ?? [];
    return evaluateJson(compiled, when, { ...emptyContext.data, enterprise, registry }, today) === true;
  });
}

/**
 * Those who have no case open that the new one would be refused for. Refused it would be in any case, but by an index, with the whole
 * batch: hundreds who haven't dealt with last period's yet would be tried each time somebody looks.
 */
async function withoutOpen(
  runtime: Runtime,
  { compiled, schedule }: Calling,
  subjects: readonly Enterprise[],
): Promise<readonly Enterprise[]> {
  const applyType = schedule.applyType ?? null;
  const keyed = subjects.map((enterprise) => ({
    enterprise,
    key: uniquenessKeyOf(compiled, { ...emptyContext.data, enterprise, applyType }, runtime.clock.now()),
  }));
  const held = await heldKeys(
    runtime.store.read,
    keyed.flatMap(({ key }) => key ?? []),
  );
  return keyed.filter(({ key }) => key === null || !held.has(key)).map(({ enterprise }) => enterprise);
}

async function open(
  runtime: Runtime,
  compiled: CompiledProgramme,
  schedule: Schedule,
  period: string,
  subject: Enterprise,
): Promise<boolean> {
  const programme = compiled.workflow.id;
  const caseId = sha256(`${programme} ${schedule.id} ${period} ${subject.uscc}`).slice(0, 26);
  const row = ['scheduledCases', [programme, schedule.id, period, subject.uscc, caseId, runtime.clock.now()]] as const;
  const internal = { caseId, rows: [row], enterprise: subject };
  const { applyType } = schedule;
  try {
    await openCase(runtime, { by: system, programme, uscc: subject.uscc, ...(applyType === undefined ? {} : { applyType }), internal });
    return true;
  } catch (error) {
    // Another node was first, or the programme doesn't let this subject in.
    if (error instanceof Rejection && error.code !== 'busy') return false;
    throw error;
  }
}
