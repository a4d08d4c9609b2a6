/** Every example of docs/language.md is one: it is checked as publishing would check it, and compiles. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileProgramme } from '../../../engine/machine/compile.ts';
import type { ProgrammePackage, WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { Step } from '../../../engine/model/steps.ts';
import schema from '../../../engine/model/workflow.schema.json' with { type: 'json' };
import { checkPackage } from '../../../engine/soundness/check.ts';
import { type Node, partsOf } from '../model/language-parts.ts';

const page = readFileSync(new URL('../../../docs/language.md', import.meta.url), 'utf8');
const examples = page.split(/^## /m).flatMap((section) => {
  const title = section.split('\n', 1)[0] ?? '';
  return [...section.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text], index) => ({
    title: `${title} (${index + 1})`,
    text: text ?? '',
  }));
});

type Example = Partial<WorkflowDefinition> & Partial<ProgrammePackage>;

const field = (title: string, type: string) => ({ title, type });
const form = (id: string) => ({
  id,
  title: '申请表',
  schema: {
    type: 'object' as const,
    properties: { project: field('项目名称', 'string'), amount: field('金额', 'number'), note: field('说明', 'string') },
  },
  uischema: {
    type: 'VerticalLayout',
    elements: ['project', 'amount', 'note'].map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
  },
});

/** What an example is a part of. */
function framed(example: Example): ProgrammePackage {
  if (example.workflow) return { vocabularies: {}, forms: {}, ...example } as ProgrammePackage;
  const text = JSON.stringify(example);
  const roles = [...text.matchAll(/"(?:role|by|escalate)":"([a-z][a-z-]*)"/g)]
    .map(([, role]) => role ?? '')
    .filter((role) => !['applicant', 'holder', 'agent', 'legal-representative'].includes(role));
  const steps: Record<string, Step> = {
    apply: { type: 'form', title: '填报申请', form: 'application', by: 'applicant', next: Object.keys(example.steps ?? {})[0] ?? 'done' },
    ...example.steps,
    done: { type: 'end', title: '办结', outcome: 'approved' },
    refused: { type: 'end', title: '不予通过', outcome: 'rejected' },
    ...(text.includes('"withdrawn"') ? { withdrawn: { type: 'end', outcome: 'withdrawn' } as const } : {}),
  };
  const frame = { id: 'example', title: '示例', owner: 'office', legalKind: 'service', start: 'apply' } as const;
  const workflow: WorkflowDefinition = {
    ...frame,
    roles: Object.fromEntries([...new Set(roles)].map((role) => [role, { title: role }])),
    ...example,
    steps: example.id === undefined ? steps : (example.steps ?? steps),
  };
  const names = [...new Set(['application', ...[...text.matchAll(/"form":"([a-zA-Z-]+)"/g)].map(([, name]) => name ?? '')])];
  return { workflow, forms: Object.fromEntries(names.map((name) => [name, form(name)])) as ProgrammePackage['forms'], vocabularies: {} };
}

/** Every property and every value of the schema's lists is named on the page. */
const words = new Set(partsOf(schema as Node).map((part) => part.split('=')[1] ?? part.split('.').at(-1) ?? ''));

describe('the page of the language', () => {
  it('names every property and value of the language', () => {
    const unnamed = [...words].filter((word) => !new RegExp(`(?<![A-Za-z-])${word.replaceAll('$', '\\$')}(?![A-Za-z])`).test(page));
    expect(unnamed).toEqual([]);
  });

  it.each(examples)('has a sound example: $title', ({ text }) => {
    const pkg = framed(JSON.parse(text) as Example);
    const errors = checkPackage(pkg).filter((problem) => problem.severity === 'error');
    expect(errors.map(({ code, pointer, params }) => `${code} ${pointer} ${JSON.stringify(params)}`)).toEqual([]);
    expect(() => compileProgramme(pkg, 'example')).not.toThrow();
  });
});
