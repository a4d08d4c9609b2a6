import { isOffered } from '../machine/check-operation.ts';
import { contextOf } from '../machine/decide.ts';
import { isOfOrders } from '../machine/supervision.ts';
import { isReversible, takenBack } from '../machine/take-back.ts';
import { Rejection } from '../model/errors.ts';
import type { FactType } from '../model/event.ts';
import { operationWord } from '../model/word.ts';
import { caseIdOf } from '../store/tasks.ts';
import { type CaseAnswer, type Request, runOnCase } from './case-command.ts';
import { pastOf, statesAround } from './case-history.ts';
import type { Runtime } from './runtime.ts';

/** After these nobody has acted yet. */
const harmless: readonly FactType[] = ['task.reminded', 'task.copied'];

/**
 * 拿回: the own answer is taken back while nobody acted after it and neither the applicant nor the public was told; the case stands
 * as before it.
 * @throws Rejection not-found, task.not-yours, take-back.too-late, operation.not-offered, state.wrong (the case has ended), stale
 */
export function takeBackTask(runtime: Runtime, request: Request & { readonly taskId: string }): Promise<CaseAnswer> {
  const { by, taskId } = request;
  return runOnCase(runtime, {
    ...{ verb: 'take-back-task', caseId: caseIdOf(taskId), request, input: taskId },
    plan(context) {
      const { kase, compiled } = context;
      const past = pastOf(context);
      const last = past.findLast(({ fact }) => !harmless.includes(fact.type) && !isOfOrders(fact));
      if (past.some(({ fact }) => fact.type === 'case.migrated')) throw new Rejection('take-back.too-late');
      const own = past.findLast(({ fact }) => fact.type === 'task.completed' && fact.task === taskId);
      if (!own) throw new Rejection('not-found');
      if (own.by !== by.id) throw new Rejection('task.not-yours');
      if (kase.summary.status === 'ended' || own !== last) throw new Rejection('take-back.too-late');
      const { before, after } = statesAround(context, past, own.seq);
      const [was, is] = [contextOf(before), contextOf(after)];
      const [step, live] = Object.entries(was.live).find(([, { tasks }]) => tasks.some(({ n }) => `${was.caseId}.${n}` === taskId)) ?? [];
      const info = compiled.steps.get(step ?? '');
      const task = live?.tasks.find(({ n }) => `${was.caseId}.${n}` === taskId);
      if (!info || !task) throw new Rejection('not-found');
      if (!isOffered(info, task, 'take-back')) throw new Rejection('operation.not-offered', { operation: operationWord('take-back') });
      if (!isReversible(compiled, was, is)) throw new Rejection('take-back.too-late');
      return takenBack(taskId, own.at, before, kase.state);
    },
  });
}
