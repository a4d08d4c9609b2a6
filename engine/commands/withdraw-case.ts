import { Rejection } from '../model/errors.ts';
import { mayWithdrawCase } from '../policy/case.ts';
import { type CaseAnswer, type Request, runOnCase } from './case-command.ts';
import type { Runtime } from './runtime.ts';

/** The applicant withdraws while nobody has decided. @throws Rejection not-found, forbidden, state.wrong, stale */
export function withdrawCase(
  runtime: Runtime,
  request: Request & { readonly caseId: string; readonly reason: string },
): Promise<CaseAnswer> {
  const { by, caseId, reason } = request;
  return runOnCase(runtime, {
    ...{ verb: 'withdraw-case', caseId, request, input: reason },
    plan({ kase }) {
      if (!mayWithdrawCase(by, { kase: kase.summary })) throw new Rejection('forbidden');
      return { type: 'case.withdrawn', reason };
    },
  });
}
