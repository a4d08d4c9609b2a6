import { describe, expect, it } from 'vitest';
import { type Json, valueAt } from '../../../designer/document/change.ts';
import { createEditor } from '../../../designer/document/editor.ts';
import { inspectableAt, pathOfPlace, placeOfPath } from '../../../designer/document/inspectable.ts';
import { isRequired, keysAt } from '../../../designer/document/language.ts';
import { withoutOutcome } from '../../../designer/document/outcomes.ts';
import { withKeyRenamed, withMoved, withProperty, withStepProperty } from '../../../designer/document/properties.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';

const steps = {
  county: {
    type: 'review',
    title: '县区审核',
    assign: { role: 'clerk' },
    outcomes: { agree: { label: '同意', to: 'joint' }, object: { label: '不同意', to: 'end' } },
  },
  joint: {
    type: 'parallel',
    template: { type: 'review', assign: { role: 'clerk', count: 2 }, outcomes: { clear: { label: '无异议' }, doubt: { label: '有疑问' } } },
    branches: { one: { title: '一' }, two: { start: 'inner', steps: { inner: { type: 'end', outcome: 'clear' } } } },
    outcomes: { clear: { to: 'end' }, doubt: {} },
  },
  open: {
    type: 'notice',
    period: { amount: 5, unit: 'workingDays' },
    content: [],
    objections: { role: 'clerk' },
    outcomes: { clear: {}, upheld: {} },
  },
  end: { type: 'end', outcome: 'approved' },
};
const workflow = { id: 'x', title: '甲', owner: 'bureau', legalKind: 'service', start: 'county', steps };
const document = { workflow, forms: {}, vocabularies: {}, scenarios: null } as unknown as ProgrammeDocument;
const at = (pointer: string) => pathOfPlace(`workflow#${pointer}`);
const put = (pointer: string, value: Json | undefined, from = document) => withProperty(from, at(pointer), value);
const keys = (result: ProgrammeDocument, pointer: string) => Object.keys(valueAt(result, at(pointer)) as object);

describe('a property is written as a developer would', () => {
  it('stands where the schema has it, and moves nothing else', () => {
    const limited = put('/steps/county/deadline', { amount: 5, unit: 'workingDays' });
    expect(keys(limited, '/steps/county')).toEqual(['type', 'title', 'deadline', 'assign', 'outcomes']);
    expect(keys(put('/steps/county/deadline/warn', 2, limited), '/steps/county/deadline')).toEqual(['amount', 'unit', 'warn']);
    expect(keys(put('/steps/county/silence', 'agree', limited), '/steps/county')).toEqual([
      'type',
      'title',
      'deadline',
      'assign',
      'silence',
      'outcomes',
    ]);
    expect(keys(put('/roles/clerk', { title: '经办' }), '')).toEqual(['id', 'title', 'owner', 'legalKind', 'roles', 'start', 'steps']);
    expect(limited.workflow.steps.joint).toBe(document.workflow.steps.joint);
  });

  it('goes with what became empty, but never with what the language demands or what says something by being there', () => {
    const once = put('/steps/county/policy/veto', ['object'], put('/steps/county/policy/type', 'all'));
    expect(put('/steps/county/policy/type', undefined, put('/steps/county/policy/veto', undefined, once))).toEqual(document);
    expect(valueAt(put('/steps/open/content', []), at('/steps/open/content'))).toEqual([]);
    expect(valueAt(put('/steps/joint/outcomes/clear/to', undefined), at('/steps/joint/outcomes/clear'))).toEqual({});
    expect(valueAt(put('/steps/open/outcomes/partly', {}), at('/steps/open/outcomes'))).toEqual({ clear: {}, upheld: {}, partly: {} });
    expect(put('/steps/county/help', '')).toBe(document);
    expect(valueAt(put('/title', ''), at('/title'))).toBe('');
  });

  it('leaves a document alone that has it already, or has no such place', () => {
    expect(put('/steps/county/title', '县区审核')).toBe(document);
    expect(withProperty(document, ['forms', 'a'], 1)).toBe(document);
  });

  it('is taken from lists by its place', () => {
    const listed = put('/basis/1', '乙', put('/basis/0', '甲'));
    expect(valueAt(listed, at('/basis'))).toEqual(['甲', '乙']);
    expect(valueAt(put('/basis/0', undefined, listed), at('/basis'))).toEqual(['乙']);
    expect(put('/basis/0', undefined, put('/basis/0', undefined, listed))).toEqual(document);
  });

  it('is one step of undo while one types, and undone leaves no trace', () => {
    const editor = createEditor(document);
    for (const text of ['请', '请核', '请核对'])
      editor.run({ label: 'x', together: 'help', edit: (one) => withProperty(one, at('/steps/county/help'), text) });
    editor.undo();
    expect(JSON.stringify(editor.view().document)).toBe(JSON.stringify(document));
  });
});

describe('a branch and its template', () => {
  const branch = at('/steps/joint/branches/one');
  it('counts with what the template says', () => {
    expect(inspectableAt(document, branch)).toMatchObject({
      kind: 'step',
      whole: { type: 'review', title: '一', assign: { count: 2 } },
      ends: true,
      scope: null,
    });
    expect(inspectableAt(document, at('/steps/joint/branches/two'))).toMatchObject({ kind: 'block', template: null });
    expect(inspectableAt(document, at('/steps/joint/template'))).toMatchObject({ kind: 'template', scope: null });
    expect(inspectableAt(document, at('/steps/joint/branches/two/steps/inner'))).toMatchObject({ ends: true, id: 'inner' });
    expect(inspectableAt(document, at('/steps/county'))).toMatchObject({ ends: false, scope: ['workflow', 'steps'] });
    expect(inspectableAt(document, at('/steps/county/outcomes'))).toBeNull();
    expect(inspectableAt(document, at('/title'))).toBeNull();
  });

  it('gets the whole property as its own with the first change, and gives it back when both are the same', () => {
    const own = withStepProperty(document, branch, ['assign', 'role'], 'chief');
    expect(valueAt(own, branch)).toEqual({ title: '一', assign: { role: 'chief', count: 2 } });
    expect(withStepProperty(own, branch, ['assign', 'role'], 'clerk')).toEqual(document);
    expect(withStepProperty(document, branch, ['assign', 'role'], 'clerk')).toEqual(document);
    expect(valueAt(withStepProperty(document, branch, ['title'], undefined), branch)).toEqual({});
  });

  it('has the keys of its type in order, and none is demanded of it', () => {
    expect(keysAt(document.workflow as unknown as Json, branch.slice(1)).slice(-2)).toEqual(['nobody', 'outcomes']);
    expect(isRequired(document.workflow as unknown as Json, branch.slice(1), 'assign')).toBe(false);
    expect(isRequired(document.workflow as unknown as Json, ['steps', 'county'], 'assign')).toBe(true);
  });
});

it('keys of maps are renamed at their place and moved among each other; a taken name changes nothing', () => {
  const outcomes = at('/steps/county/outcomes');
  expect(keys(withKeyRenamed(document, outcomes, 'agree', 'pass'), '/steps/county/outcomes')).toEqual(['pass', 'object']);
  expect(withKeyRenamed(document, outcomes, 'agree', 'object')).toBe(document);
  expect(keys(withMoved(document, outcomes, 'object', -1), '/steps/county/outcomes')).toEqual(['object', 'agree']);
  expect(withMoved(document, outcomes, 'object', 1)).toBe(document);
  const basis = put('/basis', ['甲', '乙', '丙']);
  expect(valueAt(withMoved(basis, at('/basis'), '0', 1), at('/basis'))).toEqual(['乙', '甲', '丙']);
});

it('a place is a path and back again', () => {
  expect(placeOfPath(at('/steps/joint/branches/one'))).toBe('workflow#/steps/joint/branches/one');
});

it('an empty list of vetoes says something; other empty lists go, and so does one from which an outcome was taken', () => {
  const step = { type: 'review', policy: { type: 'all', veto: ['object'] }, outcomes: { agree: {}, object: {} } };
  const document = { workflow: { steps: { joint: step } } } as unknown as ProgrammeDocument;
  const policy = (next: ProgrammeDocument) => (next.workflow.steps.joint as unknown as typeof step).policy;
  const at = ['workflow', 'steps', 'joint', 'policy', 'veto'];
  expect(policy(withProperty(document, at, []))).toEqual({ type: 'all', veto: [] });
  expect(policy(withProperty(document, at, undefined))).toEqual({ type: 'all' });
  expect(policy(withoutOutcome(document, at.slice(0, 3), 'object'))).toEqual({ type: 'all' });
});
