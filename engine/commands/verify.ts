/** Replays every case from its events: the chain of hashes, the state, tasks and timers must be what is stored. */
import type { Knex } from 'knex';
import { openTasks } from '../machine/view.ts';
import type { CaseFact } from '../model/event.ts';
import { isTrueLot, isTrueSeat, isTrueShare } from '../policy/draw.ts';
import { checkChain as checkAdminChain } from '../store/admin/log.ts';
import { insertVerification } from '../store/admin/verifications.ts';
import { archivedNumbers } from '../store/archive/archive.ts';
import { type ArchiveCheck, faultsKept, saveCheck } from '../store/archive/checks.ts';
import { canonicalJson, hashEvent, zeroHash } from '../store/canonical.ts';
import { readCase } from '../store/cases.ts';
import { eventsOf, type StoredEvent } from '../store/events.ts';
import { tasksOfCase } from '../store/tasks.ts';
import { timersOfCase } from '../store/timers.ts';
import type { StoredCase } from '../store/writer/command.ts';
import { verifySchedules } from './draw-schedule.ts';
import { type Calendars, replay } from './replay.ts';
import type { Runtime } from './runtime.ts';
import { archiveFaults, verifyArchive } from './verify-archive.ts';
import { verifyBoard } from './verify-board.ts';

export interface Fault {
  readonly caseId: string;
  /** `chain`, `sequence`, `replay`, `state`, `summary`, `tasks`, `timers`, `entries`, `lots`, `board`, `archive`; of the log of administration (`admin-log`) `chain`. */
  readonly kind: string;
  readonly message: string;
}
export interface Verification {
  /** Archived ones too. */
  readonly cases: number;
  readonly archived: number;
  readonly events: number;
  /** Rows of the log of administration. */
  readonly entries: number;
  readonly faults: readonly Fault[];
}

const casesAtOnce = 100;

/** Goes through all cases, each read at one moment; commands may go on meanwhile. `onProgress` is told the number of cases done. */
export async function verify(runtime: Runtime, onProgress: (cases: number) => void = () => {}): Promise<Verification> {
  const calendars: Calendars = new Map();
  const faults: Fault[] = [];
  const started = runtime.clock.now();
  let cases = 0;
  let events = 0;
  for (let after = ''; ; ) {
    const ids = (await runtime.store.read('cases').select('id').where('id', '>', after).orderBy('id').limit(casesAtOnce)) as {
      id: string;
    }[];
    if (ids.length === 0) break;
    for (const { id } of ids) {
      events += await verifyCase(runtime, id, calendars, faults);
      cases += 1;
    }
    after = ids.at(-1)?.id as string;
    onProgress(cases);
  }
  const before = faults.length;
  const archiveStarted = runtime.clock.now();
  const archive = await verifyArchive(runtime, faults, (read, id) => verifyCase(runtime, id, calendars, faults, read));
  cases += archive.archived;
  events += archive.events;
  const ofArchive = faults.slice(before);
  faults.push(...(await verifyBoard(runtime)), ...(await verifySchedules(runtime)));
  const log = await checkAdminChain(runtime.store.read);
  faults.push(...log.faults.map((message) => ({ caseId: 'admin-log', kind: 'chain', message })));
  const ended = runtime.clock.now();
  const verification = {
    id: runtime.ids.next(),
    startedAt: started,
    endedAt: ended,
    cases,
    events,
    entries: log.entries,
    faults: faults.length,
  };
  const numbers = await archivedNumbers(
    runtime.store.read,
    ofArchive.slice(0, faultsKept).map(({ caseId }) => caseId),
  );
  const check: ArchiveCheck = {
    ...{ id: runtime.ids.next(), startedAt: archiveStarted, endedAt: ended, by: 'system', cases: archive.archived, events: archive.events },
    ...{ faultCount: ofArchive.length, faults: archiveFaults(ofArchive, numbers), place: '' },
  };
  await runtime.store.writer.transact(async (tx) => {
    await insertVerification(tx, verification);
    await saveCheck(tx, check, null);
  });
  return { cases, archived: archive.archived, events, entries: log.entries, faults };
}

/** The same for some cases. */
export async function verifyCases(runtime: Runtime, caseIds: readonly string[]): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  const calendars: Calendars = new Map();
  for (const caseId of caseIds) await verifyCase(runtime, caseId, calendars, faults);
  return faults;
}

/** Verifies one case; gives the number of its events. */
export async function verifyCase(
  runtime: Runtime,
  caseId: string,
  calendars: Calendars,
  faults: Fault[],
  reader: Knex = runtime.store.read,
): Promise<number> {
  // One connection answers one query at a time.
  const read = async (db: Knex) =>
    [
      await readCase(db, caseId),
      await eventsOf(db, caseId),
      await tasksOfCase(db, caseId),
      await timersOfCase(db, caseId),
      await entriesOf(db, caseId),
    ] as const;
  const isolationLevel = runtime.store.dialect.severalNodes ? ({ isolationLevel: 'repeatable read' } as const) : {};
  const [kase, events, tasks, timers, entries] = await reader.transaction(read, isolationLevel);
  const fault = (kind: string, message: string) => faults.push({ caseId, kind, message });
  if (!kase) {
    fault('state', 'the case is gone');
    return 0;
  }
  checkChain(kase, events, fault);
  for (const { seq, fact } of events) if (!isTrueDraw(fact)) fault('lots', `the lot of event ${seq} did not fall as its seed says`);
  const { state, definition, armed, update: status, fault: stopped } = await replay(runtime, events, calendars);
  if (stopped !== null) {
    fault('replay', stopped);
    return events.length;
  }
  if (!state) return 0;
  if (definition !== kase.summary.definition) fault('summary', 'the case is on another definition than the replayed one');
  if (canonicalJson(state.snapshot) !== canonicalJson(kase.state.snapshot)) fault('state', 'the snapshot differs from the replayed one');
  if (canonicalJson(state.data) !== canonicalJson(kase.state.data)) fault('state', 'the data differ from the replayed ones');
  const { summary } = kase;
  if (
    status &&
    canonicalJson([status.status, status.steps, status.outcome]) !== canonicalJson([summary.status, summary.steps, summary.outcome])
  ) {
    fault('summary', 'status, steps or outcome differ from the replayed ones');
  }
  const line = (task: { id: string; group: string; assignee: string | null; dueAt: string | null }) => [
    task.id,
    task.group,
    task.assignee,
    task.dueAt,
  ];
  const stored = tasks.filter((task) => task.status === 'open').map(line);
  if (canonicalJson(stored) !== canonicalJson(openTasks(state).map(line))) fault('tasks', 'the open tasks differ from the replayed ones');
  const rows = timers.filter((timer) => timer.kind === 'case');
  const wrong = rows.filter((timer) => !armed.has(timer.id) || (timer.attempts === 0 && armed.get(timer.id) !== timer.fireAt));
  if (wrong.length > 0 || rows.length !== armed.size)
    fault('timers', `armed ${[...armed.keys()].join(', ')}; stored ${rows.map((row) => row.id).join(', ')}`);
  const registered = events.flatMap(({ fact }) => (fact.type === 'entry.registered' ? [`${fact.entry} ${fact.number}`] : []));
  if (canonicalJson(registered.sort()) !== canonicalJson(entries)) fault('entries', 'registry entries differ from the events');
  return events.length;
}

/** Drawn again, a lot falls as it fell. */
function isTrueDraw(fact: CaseFact): boolean {
  if (fact.type === 'panel.drawn') return isTrueLot(fact);
  if (fact.type === 'seat.drawn') return isTrueSeat(fact);
  return fact.type !== 'lot.drawn' || isTrueShare(fact);
}

async function entriesOf(db: Knex, caseId: string): Promise<string[]> {
  const rows = (await db('registry_entries').select('id', 'number').where({ case_id: caseId })) as { id: string; number: string }[];
  return rows.map((row) => `${row.id} ${row.number}`).sort();
}

function checkChain(kase: StoredCase, events: readonly StoredEvent[], fault: (kind: string, message: string) => void): void {
  let prevHash = zeroHash;
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) fault('sequence', `event ${event.seq} stands in place ${index + 1}`);
    const hash = hashEvent({ ...event, fact: event.written, prevHash });
    if (hash !== event.hash) fault('chain', `event ${event.seq} was changed`);
    prevHash = hash;
  }
  if (kase.headHash !== prevHash || kase.summary.seq !== events.length) fault('chain', 'the last event is not the one the case knows');
}
