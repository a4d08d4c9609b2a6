import { openCase } from '../../engine/machine/decide.ts';
import { openTasks } from '../../engine/machine/view.ts';
import { statutoryCalendar } from '../support/pure-world.ts';
import type { Situation } from './ops.ts';
import { type Stage, walkStart } from './stage.ts';

/** A case that was just opened. */
export function situationAfter(stage: Stage): Situation {
  const now = `${walkStart}T01:00:00.000Z`;
  const opened = openCase(
    stage.compiled,
    {
      ...{ at: now, by: 'applicant' },
      fact: {
        ...{ type: 'case.opened', caseId: 'case', number: 'N', programme: stage.compiled.workflow.id, definition: stage.compiled.hash },
        ...{ enterprise: stage.enterprises[0]!, window: stage.windows[0] ?? null, applyType: null, registry: [] },
      },
    },
    { calendar: statutoryCalendar },
  );
  if (!opened.ok) throw opened.rejection;
  return { stage, state: opened.state, tasks: openTasks(opened.state), timers: [], children: [], calls: [], last: null, now };
}
