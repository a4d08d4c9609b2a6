/** What the inspector calls a property of the language: the first that is called so. */
import { sectionsOf } from '../inspector/fields/steps.ts';
import { workflowSections } from '../inspector/fields/workflow.ts';
import type { StudioTextKey } from '../texts/zh-CN.ts';

const names = new Map<string, StudioTextKey>();
collect([workflowSections, ...Object.values(sectionsOf)]);

function collect(value: unknown): void {
  if (Array.isArray(value)) for (const one of value) collect(one);
  else if (typeof value === 'object' && value !== null) {
    const { key, label, ...rest } = value as { readonly key?: unknown; readonly label?: unknown };
    if (typeof key === 'string' && key !== '' && typeof label === 'string' && !names.has(key)) names.set(key, label as StudioTextKey);
    for (const one of Object.values(rest)) collect(one);
  }
}

export function propertyName(key: string): StudioTextKey | null {
  return names.get(key) ?? null;
}
