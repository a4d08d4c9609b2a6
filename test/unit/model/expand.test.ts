import { describe, expect, it } from 'vitest';
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import { expandTemplates } from '../../../engine/model/expand.ts';
import type { Step } from '../../../engine/model/steps.ts';
import { completeWorkflow } from './complete-workflow.ts';

const end: Step = { type: 'end', outcome: 'done' };
const withParallel = (parallel: object): WorkflowDefinition => ({
  ...completeWorkflow,
  steps: { checks: { type: 'parallel', outcomes: {}, ...parallel } as Step, end },
});
const branchesOf = (workflow: WorkflowDefinition) => (workflow.steps.checks as unknown as { branches: Record<string, unknown> }).branches;

describe('expanding templates', () => {
  it('writes the template into every branch that is a step, whose own properties win', () => {
    const template = { type: 'review', silence: 'clear', outcomes: { clear: { label: 'Clear' } } };
    const branches = { tax: { assign: { role: 'a' } }, ecology: { assign: { role: 'b' }, silence: 'object' } };
    const expanded = expandTemplates(withParallel({ template, branches }));
    expect(branchesOf(expanded)).toEqual({
      tax: { ...template, assign: { role: 'a' } },
      ecology: { ...template, assign: { role: 'b' }, silence: 'object' },
    });
    expect(expanded.steps.checks).not.toHaveProperty('template');
  });

  it('leaves blocks as they are, and reaches the parallel steps inside them', () => {
    const inner = { type: 'parallel', template: { type: 'notify' }, branches: { one: { subject: 's' } }, outcomes: {} };
    const expanded = expandTemplates(
      withParallel({ template: { type: 'review' }, branches: { block: { start: 'inner', steps: { inner } } } }),
    );
    expect(branchesOf(expanded)).toEqual({
      block: { start: 'inner', steps: { inner: { type: 'parallel', branches: { one: { type: 'notify', subject: 's' } }, outcomes: {} } } },
    });
  });

  it('gives back the very same workflow when there is nothing to expand', () => {
    const plain = { ...completeWorkflow, steps: { end } };
    expect(expandTemplates(plain)).toBe(plain);
  });
});
