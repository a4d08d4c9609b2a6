/** One effect of an event as rows. */
import { dateOf } from '../calendar/date.ts';
import type { Effect } from '../model/effect.ts';
import type { MachineEvent } from '../model/event.ts';
import { askedOf } from '../model/supervision.ts';
import { userGroup } from '../model/user.ts';
import { supervisionRow } from '../store/supervisions.ts';
import { put, type Run } from './run.ts';

/** Effects that need more than rows (`register`, `case.update`) are done by the caller. */
export function effectRows(
  run: Run,
  effect: Exclude<Effect, { type: 'register' | 'draw' | 'seat.draw' | 'case.update' }>,
  event: MachineEvent,
): void {
  const { caseId, summary, tasks } = run;
  const { at } = event;
  switch (effect.type) {
    case 'task.open': {
      const { task } = effect;
      const { enterprise } = run.state.data;
      // A copy for a reader is closed from the start.
      const closedAt = task.status === 'open' ? null : task.openedAt;
      if (closedAt === null) tasks.set(task.id, task);
      run.groups.add(task.group);
      put(run, 'taskOpens', [
        ...[caseId, task.id, task.step, task.kind, task.title, task.group, task.assignee, task.status, null, task.openedAt, closedAt, null],
        ...[task.dueAt, task.warnAt, task.estimated ? 1 : 0, summary.number, summary.programme, summary.definition],
        ...[enterprise.district, enterprise.uscc, enterprise.name],
      ]);
      if (task.kind === 'score' && task.group === userGroup(task.assignee ?? '')) {
        put(run, 'expertDraws', [caseId, task.step, task.assignee, dateOf(at)]);
      }
      const { fact } = event;
      if (task.kind === 'objection' && fact.type === 'objection.filed') {
        const files = JSON.stringify(fact.files ?? []);
        put(run, 'objections', [caseId, fact.objection, task.step, task.id, fact.name, fact.contact, fact.grounds, files, at]);
        for (const file of fact.files ?? []) put(run, 'caseFiles', [caseId, file]);
      }
      return;
    }
    case 'task.update': {
      const known = tasks.get(effect.task);
      if (!known) return;
      const task = { ...known, ...effect.patch };
      tasks.set(task.id, task);
      run.groups.add(task.group).add(known.group);
      if (event.fact.type === 'case.migrated')
        put(run, 'taskVersions', [caseId, task.id, task.step, task.title, task.group, summary.definition]);
      else if (task.group !== known.group) put(run, 'taskMoves', [caseId, task.id, task.group]);
      put(run, 'taskUpdates', [caseId, task.id, task.assignee, task.dueAt, task.warnAt, task.estimated ? 1 : 0]);
      return;
    }
    case 'task.close': {
      const task = tasks.get(effect.task);
      if (!task) return;
      tasks.delete(task.id);
      run.groups.add(task.group);
      const by = effect.status === 'completed' ? (effect.by ?? event.by) : null;
      const assignee = by === null || by === 'system' ? task.assignee : by;
      put(run, 'taskCloses', [caseId, task.id, assignee, effect.status, effect.outcome ?? null, at, by]);
      if (task.kind === 'fill' || task.kind === 'correct') put(run, 'draftDeletes', [caseId, task.id]);
      if (effect.objection !== undefined) {
        const reason = event.fact.type === 'task.completed' ? (event.fact.reason ?? null) : null;
        put(run, 'objectionCloses', [caseId, effect.objection, effect.outcome ?? effect.status, reason, at]);
      }
      return;
    }
    case 'task.reopen': {
      const { task } = effect;
      tasks.set(task.id, task);
      run.groups.add(task.group);
      put(run, 'taskCloses', [caseId, task.id, task.assignee, 'open', null, null, null]);
      return;
    }
    case 'timer.arm': {
      const { id, step, name, fireAt, estimated } = effect.timer;
      put(run, 'timerArms', [caseId, id, 'case', step, name, fireAt, estimated ? 1 : 0]);
      return;
    }
    case 'case.start':
    case 'case.tell':
    case 'case.cancel':
      putOutbox(
        run,
        effect.type === 'case.start' ? effect.programme : effect.type === 'case.tell' ? effect.parent.caseId : effect.child,
        effect,
        at,
        effect.type,
      );
      return;
    case 'message.await':
      put(run, 'messageKeys', [caseId, effect.name, effect.key]);
      return;
    case 'message.forget':
      put(run, 'messageKeyDeletes', [caseId, effect.name, effect.key]);
      return;
    case 'timer.cancel':
      put(run, 'timerCancels', [caseId, effect.timer]);
      return;
    case 'notify':
      putOutbox(run, effect.to, { template: effect.template, params: effect.params }, at);
      return;
    case 'service.call':
      run.outbox += 1;
      put(run, 'outbox', [run.caseId, summary.seq, run.outbox, 'service', effect.service, JSON.stringify(effect), 'pending', 0, at, at]);
      return;
    case 'notice.publish': {
      const { step, title, from, until, estimated, content } = effect;
      put(run, 'noticeOpens', [
        ...[caseId, `${caseId}.${step}`, step, summary.programme, summary.definition, summary.number, title, from, until],
        ...[estimated ? 1 : 0, JSON.stringify(content), null, null],
      ]);
      return;
    }
    case 'supervision.save':
      for (const group of askedOf(effect.supervision)) run.groups.add(group);
      put(run, 'supervisions', supervisionRow(caseId, summary, effect.supervision, at));
      return;
    case 'record': {
      const { uscc } = run.state.data.enterprise;
      put(run, 'records', [caseId, `${summary.seq}.${effect.step}`, uscc, effect.kind, effect.on, summary.programme, null, null, at]);
      return;
    }
    case 'notice.close':
      put(run, 'noticeCloses', [caseId, `${caseId}.${effect.step}`, effect.outcome, at]);
  }
}

function putOutbox(run: Run, target: string, payload: unknown, at: string, kind = 'notify'): void {
  run.outbox += 1;
  put(run, 'outbox', [run.caseId, run.summary.seq, run.outbox, kind, target, JSON.stringify(payload), 'pending', 0, at, at]);
}
