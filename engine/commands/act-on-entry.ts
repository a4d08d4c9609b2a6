import { dateOf, isDate } from '../calendar/date.ts';
import { emptyContext } from '../machine/context.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { evaluateJson } from '../machine/scope.ts';
import type { SanctionRule } from '../model/definition.ts';
import type { EntryAct } from '../model/dto/registry.ts';
import { Rejection } from '../model/errors.ts';
import type { EntryStatus } from '../model/registry.ts';
import { groupKey, type User } from '../model/user.ts';
import { mayReportClue, mayUpdateEntry } from '../policy/registry.ts';
import { isMember } from '../policy/roles.ts';
import { isCandidate } from '../policy/task.ts';
import { insertRecord } from '../store/records.ts';
import { changeEntry, entryById, lockEntry, type StoredEntry } from '../store/registry.ts';
import { tellEnterprise } from './entry-notice.ts';
import { possibleActs, proceedingOf } from './proceeding.ts';
import type { Runtime } from './runtime.ts';

export interface EntryActRequest {
  readonly by: User;
  readonly entryId: string;
  readonly act: EntryAct;
  /** One of the rule's; with a clue, and kept until a decision names another. */
  readonly reason?: string | undefined;
  readonly grounds: string;
  /** YYYY-MM-DD from which the status holds, today or earlier. */
  readonly effectiveOn?: string | undefined;
}

/** Line of the log and status that an act leaves. */
const outcomes: Readonly<Record<EntryAct, { readonly type: string; readonly status?: EntryStatus }>> = {
  clue: { type: 'clue' },
  investigate: { type: 'investigated' },
  state: { type: 'stated' },
  revoke: { type: 'revoked', status: 'revoked' },
  suspend: { type: 'suspended', status: 'suspended' },
  dismiss: { type: 'dismissed' },
  resume: { type: 'resumed', status: 'valid' },
};

/**
 * A step of a proceeding about a registry entry: clue, investigation, statement, decision; or the end of a suspension. A revocation
 * leaves a record of its reason with the enterprise, from which a cool-down counts.
 * @throws Rejection not-found, forbidden, recusal, state.wrong (`accepted`: acts possible now), input.invalid
 */
export async function actOnEntry(runtime: Runtime, request: EntryActRequest): Promise<StoredEntry> {
  const { by, entryId, act, grounds } = request;
  const { store, clock } = runtime;
  const stored = await entryById(store.read, entryId);
  const compiled = stored && (await runtime.programme(stored.definition));
  const rule = compiled?.workflow.registries?.[stored?.registry ?? '']?.sanctions;
  if (!stored || !compiled) throw new Rejection('not-found');
  if (!rule) throw new Rejection('state.wrong');
  const { calendar } = await runtime.currentCalendar();
  return store.writer.transact(async (tx) => {
    const locked = await lockEntry(tx, entryId);
    if (!locked) throw new Rejection('not-found');
    const { entry, log } = locked;
    const at = clock.now();
    const today = dateOf(at);
    checkPerson(by, act, entry, compiled, rule, today);
    const proceeding = proceedingOf(log, rule, calendar);
    const possible = possibleActs(entry.status, proceeding, today);
    if (!possible.includes(act)) throw new Rejection('state.wrong', { accepted: possible.join(', ') });
    const reason = request.reason ?? proceeding?.reason ?? '';
    const effectiveOn = request.effectiveOn ?? today;
    checkInput(rule, entry, { act, reason, grounds, effectiveOn, today });
    const { type, status } = outcomes[act];
    const n = log.length + 1;
    const data = { ...(act === 'resume' ? {} : { reason }), grounds, ...(status ? { effectiveOn } : {}) };
    const changed: StoredEntry = { ...entry, status: status ?? entry.status };
    await changeEntry(tx, changed, { n, at, by: by.id, type, year: null, data });
    if (act === 'revoke') {
      await tx.table('timers').where({ case_id: entry.caseId, kind: 'entry', step: entry.id }).delete();
      const of = { uscc: entry.uscc, programme: entry.programme, registry: entry.registry, entryId: entry.id };
      await insertRecord(tx, { ...of, caseId: entry.caseId, id: `${entry.id}.${n}`, kind: reason, on: effectiveOn, at });
    }
    if (act !== 'clue' && act !== 'state') {
      const after = proceedingOf([...log, { n, at, by: by.id, type, year: null, data }], rule, calendar);
      const params = { reason: rule.reasons[reason]?.label ?? '', grounds, due: after?.statementDue ?? '', effectiveOn };
      await tellEnterprise(tx, entry, { n, type, params, now: at });
    }
    return changed;
  });
}

/** Clues come from any officer who may read the entry, statements from the enterprise, the rest from the rule's position. */
function checkPerson(by: User, act: EntryAct, entry: StoredEntry, compiled: CompiledProgramme, rule: SanctionRule, today: string): void {
  if (act === 'state') {
    if (!mayUpdateEntry(by, { entry })) throw new Rejection('forbidden');
    return;
  }
  if (isMember(by, entry.uscc)) throw new Rejection('recusal');
  const facts = { entry, ownerOrg: compiled.workflow.owner };
  const allowed = act === 'clue' ? mayReportClue(by, facts) : isCandidate(by, { group: deciders(entry, compiled, rule, today) });
  if (!allowed) throw new Rejection('forbidden');
}

/** `role@scope`; a scope is taken from what the entry says of the enterprise. */
export function deciders(entry: StoredEntry, compiled: CompiledProgramme, rule: SanctionRule, today: string): string {
  const { role, org, scope } = rule.by;
  if (scope === undefined) return groupKey(role, org ?? compiled.workflow.owner);
  const enterprise = { ...emptyContext.data.enterprise, uscc: entry.uscc, name: entry.enterpriseName, district: entry.district };
  return groupKey(role, String(evaluateJson(compiled, scope, { ...emptyContext.data, enterprise }, today) ?? ''));
}

interface Input {
  readonly act: EntryAct;
  readonly reason: string;
  readonly grounds: string;
  readonly effectiveOn: string;
  readonly today: string;
}

function checkInput(rule: SanctionRule, entry: StoredEntry, { act, reason, grounds, effectiveOn, today }: Input): void {
  const dated = isDate(effectiveOn) && effectiveOn <= today && effectiveOn >= entry.validFrom;
  const wrong = [
    ...(act === 'resume' || Object.hasOwn(rule.reasons, reason) ? [] : [{ code: 'field.enum', pointer: '/reason', params: {} }]),
    ...(grounds.trim() ? [] : [{ code: 'field.required', pointer: '/grounds', params: {} }]),
    ...(dated ? [] : [{ code: 'field.date', pointer: '/effectiveOn', params: {} }]),
  ];
  if (wrong.length > 0) throw new Rejection('input.invalid', { count: wrong.length }, wrong);
}
