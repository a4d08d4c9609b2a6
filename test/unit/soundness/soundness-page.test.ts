/** Every example of docs/soundness.md gives the problem, and the words in both languages, that the page quotes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { text } from '../../../engine/messages/render.ts';
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { FormCheck, FormDefinition } from '../../../engine/model/form.ts';
import { checkPackage } from '../../../engine/soundness/check.ts';
import traps from './fixtures/traps.json' with { type: 'json' };

const page = readFileSync(new URL('../../../docs/soundness.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/^### (.+)\n\n```json\n([\s\S]*?)^```\n\n> `([a-z.-]+)` (error|warning)\n>\n> (.+)\n>\n> (.+)$/gm)].map(
  ([, title = '', source = '', code = '', severity = '', zh = '', en = '']) => ({ title, source, code, severity, zh, en }),
);

type Example = Partial<WorkflowDefinition> & { readonly checks?: readonly FormCheck[] };

/** What the page leaves out. */
const [first] = traps;
const application = first?.set['/forms'].application as unknown as FormDefinition;
const sheets = traps.map(({ set }) => (set['/forms'] as unknown as Record<string, FormDefinition>).sheet);

function framed({ steps = {}, checks, ...more }: Example) {
  const written = JSON.stringify([steps, more]);
  const ends = { done: { type: 'end', outcome: 'approved' }, refused: { type: 'end', outcome: 'rejected' } };
  const workflow = {
    ...{ id: 'x', title: '样例', owner: 'o', legalKind: 'service', start: 'apply' },
    ...(written.includes('"clerk"') ? { roles: { clerk: { title: '经办' } } } : {}),
    steps: {
      apply: { type: 'form', title: '填报', form: 'application', by: 'applicant', next: 'a' },
      ...Object.fromEntries(Object.entries(ends).filter(([id]) => written.includes(`"${id}"`))),
      ...steps,
    },
    ...more,
  };
  const forms = { application: { ...application, ...(checks ? { checks } : {}) }, sheet: sheets.find(Boolean) };
  return { workflow, forms, vocabularies: {} };
}

describe('the page of soundness', () => {
  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(20);
    expect(examples).toHaveLength([...page.matchAll(/^```json$/gm)].length);
  });

  it.each(examples)('shows what is told: $title', ({ source, code, severity, zh, en }) => {
    const found = checkPackage(framed(JSON.parse(source) as Example)).filter((problem) => problem.code === code);
    const told = found.map(({ params, severity: how }) => [how, text('zh-CN', code, params), text('en', code, params)]);
    expect(told).toContainEqual([severity, zh, en]);
  });
});
