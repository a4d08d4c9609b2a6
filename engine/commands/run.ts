/** A decision under way: what the mapping of effects to rows works on. */
import type { CompiledProgramme } from '../machine/programme.ts';
import type { CaseState, CaseSummary } from '../model/case.ts';
import type { CaseFact } from '../model/event.ts';
import type { Task } from '../model/task.ts';
import type { LotAsked } from '../policy/draw.ts';
import type { RevisedCalendar } from '../store/calendar.ts';
import type { CaseView } from '../store/writer/command.ts';
import type { OperationName, RowValues } from '../store/writer/operations.ts';

export interface DecisionInput {
  readonly compiled: CompiledProgramme;
  readonly calendar: RevisedCalendar;
  /** Gives unguessable text: salts of the events, seeds of lots (`lot`: of a sample), verification codes of certificates registered on the way. */
  secret(lot?: LotAsked): string;
  readonly by: string;
  readonly fact: CaseFact;
  /** With `case.migrated`: the version the case goes on by, and for an undoing the state before the migration. */
  readonly migration?: { readonly to: CompiledProgramme; readonly before?: CaseState };
}

/** What the mapping of effects works on while facts are decided. */
export interface Run {
  readonly input: DecisionInput;
  readonly view: CaseView;
  readonly caseId: string;
  /** The case as far as decided; `seq` is that of the event being decided. */
  summary: CaseSummary;
  state: CaseState;
  readonly tasks: Map<string, Task>;
  readonly rows: [OperationName, RowValues][];
  readonly groups: Set<string>;
  /** Outbox rows of the event so far. */
  outbox: number;
}

/** Adds a row to a run's changes. */
export function put(run: Run, name: OperationName, row: RowValues): void {
  run.rows.push([name, row]);
}
