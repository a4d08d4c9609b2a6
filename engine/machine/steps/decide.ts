import type { DecideStep } from '../../model/steps.ts';
import { named, type StepKind } from './kind.ts';

/** Branches are tried in order. */
export const decide: StepKind<DecideStep> = {
  node: (step, info, make) => ({
    always: [
      ...step.branches.map((branch) => ({
        guard: named('holds', { when: make.feel(branch.when) }),
        ...(branch.label === undefined ? {} : { description: branch.label }),
        ...make.go(info, branch.to),
      })),
      make.go(info, step.otherwise),
    ],
  }),
  skipTo: (step) => ({ target: step.otherwise }),
};
