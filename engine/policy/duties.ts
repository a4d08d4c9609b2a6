/** What a position gives work in: read out of the published programmes. */
import type { WorkflowDefinition } from '../model/definition.ts';
import { systemRoles } from './roles.ts';

/** Titles of the steps (of one programme) whose work is a position's, by role. */
export function dutiesOf(
  workflow: WorkflowDefinition,
): ReadonlyMap<string, readonly { readonly title: string; readonly titleEn?: string }[]> {
  const found = new Map<string, { title: string; titleEn?: string }[]>();
  const visit = (value: unknown, step: { title: string; titleEn?: string } | null): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, step);
      return;
    }
    if (value === null || typeof value !== 'object') return;
    const record = value as Record<string, unknown>;
    const { role, title, titleEn, type } = record;
    const own =
      typeof type === 'string' && typeof title === 'string' ? { title, ...(typeof titleEn === 'string' ? { titleEn } : {}) } : step;
    if (typeof role === 'string' && own) {
      const steps = found.get(role) ?? [];
      if (!steps.some((one) => one.title === own.title)) steps.push(own);
      found.set(role, steps);
    }
    for (const child of Object.values(record)) visit(child, own);
  };
  visit(workflow.steps, null);
  return found;
}

/** Roles that can be held: the engine's own, and every position that a programme names. */
export function knownRoles(workflows: readonly WorkflowDefinition[]): ReadonlySet<string> {
  return new Set([
    ...systemRoles,
    ...workflows.flatMap((workflow) => [...Object.keys(workflow.roles ?? {}), ...dutiesOf(workflow).keys()]),
  ]);
}
