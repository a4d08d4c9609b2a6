import { Rejection } from '../model/errors.ts';
import { operationWord } from '../model/word.ts';
import { mayOrganisePanel, needsApproval } from '../policy/panel.ts';
import { type CaseAnswer, type Request, runOnCase } from './case-command.ts';
import type { Runtime } from './runtime.ts';

/**
 * Draws the whole panel of a step anew, with a reason; possible until somebody has scored. Where the definition wants a second person
 * (`draw.approve`), it is asked for.
 * @throws Rejection not-found, forbidden, recusal, reason.required, state.wrong, stale
 */
export function redrawPanel(
  runtime: Runtime,
  request: Request & { readonly caseId: string; readonly step: string; readonly reason: string },
): Promise<CaseAnswer> {
  const { by, caseId, step, reason } = request;
  return runOnCase(runtime, {
    ...{ verb: 'redraw-panel', caseId, request, input: [step, reason] },
    plan({ kase, compiled }) {
      const refusal = mayOrganisePanel(by, compiled.workflow.steps[step] ?? compiled.steps.get(step)?.step, {
        owner: compiled.workflow.owner,
        uscc: kase.summary.uscc,
      });
      if (refusal) throw new Rejection(refusal);
      if (!reason.trim()) throw new Rejection('reason.required', { outcome: operationWord('redraw') });
      const approved = needsApproval(compiled.steps.get(step)?.step, 'redraw');
      return approved
        ? { type: 'draw.requested', step, of: 'redraw', reason: reason.trim() }
        : { type: 'panel.redrawn', step, reason: reason.trim() };
    },
  });
}
