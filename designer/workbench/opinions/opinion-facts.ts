import { dateOf } from '../../../engine/calendar/date.ts';
import type { CaseView } from '../case/case-view.ts';
import type { OpinionFacts } from './fill.ts';

/** What placeholders stand for in an opinion on a case. */
export function opinionFacts({ kase }: CaseView, step: string, today: string): OpinionFacts {
  return {
    ...{ enterprise: kase.enterpriseName, uscc: kase.uscc, number: kase.number, programme: kase.programmeTitle, step, today },
    submitted: kase.submittedAt && dateOf(kase.submittedAt),
  };
}
