import { dateOf } from '../calendar/date.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { Rejection } from '../model/errors.ts';
import type { ParentStep, WindowFacts } from '../model/event.ts';
import { numberTemplate } from '../model/number-template.ts';
import { mayOpenCase } from '../policy/case.ts';
import { enterprises } from '../store/enterprises.ts';
import { registryFacts } from '../store/registry.ts';
import { windows } from '../store/windows.ts';
import type { CaseView } from '../store/writer/command.ts';
import type { RowChanges } from '../store/writer/operations.ts';
import { type Request, withRows } from './case-command.ts';
import { recordsFor } from './cool-down.ts';
import { decideCase } from './decide-case.ts';
import { idempotencyOf } from './idempotency.ts';
import { checkMayApply } from './may-apply.ts';
import type { Runtime } from './runtime.ts';

export interface OpenCaseRequest extends Request {
  readonly programme: string;
  readonly uscc: string;
  readonly window?: string | undefined;
  readonly applyType?: string | undefined;
  /** The engine itself opens it, not a person: under this id, with rows of its own. */
  readonly internal?: {
    readonly caseId: string;
    readonly parent?: ParentStep;
    readonly rows: RowChanges;
    readonly enterprise?: Enterprise;
  };
}

/**
 * Opens a case of the programme's newest version in its start step.
 * @throws Rejection forbidden, not-found (programme, enterprise, window), window.closed, not-eligible (`details`: ids of the
 * conditions not met), cool-down (`until`), duplicate (another case of the same uniqueness is open: `params.other`)
 */
export async function openCase(
  runtime: Runtime,
  request: OpenCaseRequest,
): Promise<{ readonly caseId: string; readonly number: string; readonly seq: number }> {
  const { by, programme, uscc, window, applyType } = request;
  const { internal } = request;
  const caseId = internal?.caseId ?? runtime.ids.next();
  const { secret } = runtime.ids;
  const answer = await runtime.store.writer.run<{ number: string }>({
    caseId,
    opens: true,
    idempotency: idempotencyOf(by, request.idempotencyKey, 'open-case', [programme, uscc, window ?? null, applyType ?? null]),
    needs: [
      [runtime.calendar, 'current'],
      [runtime.latest, programme],
      [enterprises, uscc],
      [registryFacts, uscc],
      ...(window === undefined ? [] : [[windows, window] as const]),
    ],
    plan(view) {
      if (!internal && !mayOpenCase(by, uscc)) throw new Rejection('forbidden');
      const hash = view.fact(runtime.latest, programme);
      const enterprise = internal?.enterprise ?? view.fact(enterprises, uscc);
      const calendar = view.fact(runtime.calendar, 'current');
      if (!hash || !enterprise || !calendar) throw new Rejection('not-found');
      const compiled = view.fact(runtime.compiled, hash);
      if (!compiled) throw new Rejection('not-found');
      const today = dateOf(view.now);
      const opened = windowOf(view, compiled, window, today);
      const registry = view.fact(registryFacts, uscc) ?? [];
      const records = recordsFor(compiled, view, uscc);
      checkMayApply(compiled, { enterprise, registry, records, window: opened, applyType: applyType ?? null }, today);
      const template = numberTemplate('case', compiled.workflow.caseNumber ?? '{yyyymmdd}{seq:5}', today);
      const number = template.format(view.allocate(template.sequence));
      const planned = decideCase(view, {
        ...{ compiled, calendar, secret, by: by.id },
        fact: {
          ...{ type: 'case.opened', caseId, number, programme, definition: hash, enterprise },
          ...{ window: opened, applyType: applyType ?? null, registry, ...(records.length > 0 && { records }) },
          ...(internal?.parent && { parent: internal.parent }),
        },
      });
      return { ...withRows(planned, internal?.rows ?? []), result: { number } };
    },
  });
  return { caseId: answer.caseId, number: answer.result.number, seq: answer.seq };
}

function windowOf(view: CaseView, compiled: CompiledProgramme, id: string | undefined, today: string): WindowFacts | null {
  if (id === undefined) {
    if (compiled.workflow.window) throw new Rejection('window.closed');
    return null;
  }
  const window = view.fact(windows, id);
  if (!window || window.programme !== compiled.workflow.id) throw new Rejection('not-found');
  if (today < window.opensOn || today > window.closesOn) throw new Rejection('window.closed');
  const { title, opensOn, closesOn, settings } = window;
  return { id, title, opensOn, closesOn, settings };
}
