import type { NotifyStep } from '../../model/steps.ts';
import { fillText } from '../scope.ts';
import { applicantGroup, groupOf } from '../tasks.ts';
import type { StepKind } from './kind.ts';

/** Tells people and goes on. Subject and body may hold expressions in braces. */
export const notify: StepKind<NotifyStep> = {
  node: (step, info, make) => ({ always: [make.go(info, step.next)] }),
  skipTo: (step) => ({ target: step.next }),
  enter: (work, _info, step) => {
    work.effects.push({
      type: 'notify',
      to: step.to === 'applicant' ? applicantGroup(work.context) : groupOf(work, step.to),
      template: 'custom',
      params: { subject: fillText(work, step.subject), body: fillText(work, step.body) },
    });
  },
};
