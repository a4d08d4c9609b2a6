/** Everything a case is besides its log, as rows: kept up by effects on one side, rebuilt from the log on the other. */
import { compileProgramme } from '../../../../engine/machine/compile.ts';
import { type Decision, decide, openCase } from '../../../../engine/machine/decide.ts';
import { openTasks } from '../../../../engine/machine/view.ts';
import type { CaseState } from '../../../../engine/model/case.ts';
import type { ProgrammePackage } from '../../../../engine/model/definition.ts';
import type { ArmedTimer, Effect } from '../../../../engine/model/effect.ts';
import type { Task } from '../../../../engine/model/task.ts';
import type { PureWorld } from '../../../support/pure-world.ts';

export interface Tables {
  state: CaseState | null;
  readonly tasks: Map<string, unknown>;
  readonly timers: Map<string, ArmedTimer>;
  readonly notices: Map<string, unknown>;
  /** Messages the case can be found by. */
  readonly keys: Map<string, unknown>;
  summary: unknown;
}

export function emptyTables(): Tables {
  return { state: null, tasks: new Map(), timers: new Map(), notices: new Map(), keys: new Map(), summary: null };
}

/** The rows that an effect writes. */
export function obey(tables: Tables, effect: Effect): void {
  switch (effect.type) {
    case 'task.open':
      tables.tasks.set(effect.task.id, effect.task);
      break;
    case 'task.update':
      tables.tasks.set(effect.task, { ...(tables.tasks.get(effect.task) as Task), ...effect.patch });
      break;
    case 'task.close':
      tables.tasks.set(effect.task, { ...(tables.tasks.get(effect.task) as Task), status: effect.status, outcome: effect.outcome ?? null });
      break;
    case 'task.reopen':
      tables.tasks.set(effect.task.id, effect.task);
      break;
    case 'message.await':
      tables.keys.set(`${effect.name} ${effect.key}`, true);
      break;
    case 'message.forget':
      tables.keys.delete(`${effect.name} ${effect.key}`);
      break;
    case 'timer.arm':
      tables.timers.set(effect.timer.id, effect.timer);
      break;
    case 'timer.cancel':
      tables.timers.delete(effect.timer);
      break;
    case 'notice.publish':
      tables.notices.set(effect.step, effect);
      break;
    case 'notice.close':
      tables.notices.delete(effect.step);
      break;
    case 'case.update':
      tables.summary = effect;
  }
}

/** The process is gone: a definition compiled anew and the log are all there is. */
export function rebuilt(pkg: ProgrammePackage, hash: string, world: PureWorld): Tables {
  const compiled = compileProgramme(JSON.parse(JSON.stringify(pkg)) as ProgrammePackage, hash);
  const tables = emptyTables();
  const env = { calendar: world.calendar };
  for (const event of JSON.parse(JSON.stringify(world.events)) as PureWorld['events']) {
    const decision: Decision = tables.state ? decide(compiled, tables.state, event, env) : openCase(compiled, event, env);
    if (!decision.ok) throw decision.rejection;
    tables.state = decision.state;
    if (event.fact.type === 'timer.fired') tables.timers.delete(event.fact.timer);
    for (const effect of decision.effects) obey(tables, effect);
  }
  return tables;
}

/** As text with sorted keys, so that equal tables are equal texts. */
export function textOf(tables: Tables): string {
  const sorted = (map: ReadonlyMap<string, unknown>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  const { state, summary } = tables;
  return JSON.stringify({
    state,
    summary,
    tasks: sorted(tables.tasks),
    timers: sorted(tables.timers),
    notices: sorted(tables.notices),
    keys: sorted(tables.keys),
  });
}

/** What the state itself says is open must be what the rows say. */
export function disagreement(tables: Tables): string | null {
  const open = [...tables.tasks.values()].filter((task) => (task as Task).status === 'open').map((task) => (task as Task).id);
  const live = tables.state ? openTasks(tables.state).map((task) => task.id) : [];
  return open.sort().join() === live.sort().join() ? null : `open rows ${open.join()}, live tasks ${live.join()}`;
}
