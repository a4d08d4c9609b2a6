import { describe, expect, it } from 'vitest';
import { createEditor } from '../../../../designer/document/editor.ts';
import { renamedIn } from '../../../../designer/document/flow/names.ts';
import { followRenamedSteps, renameStep } from '../../../../designer/document/flow/rename.ts';
import type { ProgrammeDocument } from '../../../../engine/model/studio.ts';
import { languagePackages } from '../../../support/language.ts';
import { evaluation, pointersOf, problemsOf, stepIn } from './programmes.ts';

function renamed(document: ProgrammeDocument, pointer: string, id: string): ProgrammeDocument {
  const editor = createEditor(document, [followRenamedSteps]);
  editor.run({ label: 'rename', edit: (before) => renameStep(before, pointer, id).document });
  const after = editor.view().document;
  editor.undo();
  expect(JSON.stringify(editor.view().document)).toBe(JSON.stringify(document));
  return after;
}

describe('a step under another id', () => {
  it('is followed by ways, clocks, corrections, expressions and scenarios', () => {
    const score = renamed(evaluation, '/steps/score', 'points');
    expect(stepIn(score, '/steps/standard')).toMatchObject({
      branches: [{ when: 'application.path = "score" and points.pass = true' }, {}],
    });
    expect(stepIn(score, '/steps/meeting')).toMatchObject({ columns: [{}, { value: 'points.total' }] });
    expect(stepIn(score, '/steps/resume')).toMatchObject({ branches: [{ to: 'points' }] });
    expect(JSON.stringify(score.scenarios)).toContain('"results.points.');
    expect(JSON.stringify(score.scenarios)).not.toContain('results.score.');
    const accept = renamed(evaluation, '/steps/accept', 'formal');
    expect(accept.workflow.clock?.from).toBe('formal');
    expect(stepIn(accept, '/steps/apply')).toMatchObject({ next: 'formal' });
    expect(JSON.stringify(accept.scenarios)).toContain('"steps":["formal"]');
    // The outcome of the same name is another thing.
    expect(stepIn(accept, '/steps/formal')).toMatchObject({ outcomes: { accept: { to: 'verify' } } });
    const apply = renamed(evaluation, '/steps/apply', 'begin');
    expect(apply.workflow.start).toBe('begin');
    expect(stepIn(apply, '/steps/fix')).toMatchObject({ of: 'begin' });
    expect(renamed(evaluation, '/steps/statement', 'plea').workflow.clock?.pausedIn).toEqual(['fix', 'plea', 'notice', 'province']);
    for (const document of [score, accept, apply]) expect(problemsOf(document)).toEqual(problemsOf(evaluation));
  });

  it('is followed by how lots fall in scenarios, and by whoever all do a step', () => {
    const { pkg, file } = languagePackages().find(({ name }) => name === 'lots')!;
    const steps = [{ everyone: 'check', complete: 'pass' }];
    const scenarios = { ...file, scenarios: [...file.scenarios, { title: 'all', start: '2026-03-09', steps }] };
    const document = { ...pkg, scenarios } as unknown as ProgrammeDocument;
    const sample = renamed(document, '/steps/sample', 'picked');
    expect(sample.scenarios).toMatchObject({
      scenarios: [{}, { lots: { picked: true } }, { lots: { picked: true, second: true } }, {}, {}, {}],
    });
    expect(JSON.stringify(sample)).not.toContain('sample.drawn');
    const check = renamed(document, '/steps/check', 'look');
    expect(check.scenarios).toMatchObject({ scenarios: [{}, {}, {}, {}, {}, { steps: [{ everyone: 'look' }] }] });
  });

  it('keeps its place among the others', () => {
    const keys = Object.keys(renamed(evaluation, '/steps/score', 'points').workflow.steps);
    expect(keys.indexOf('points')).toBe(Object.keys(evaluation.workflow.steps).indexOf('score'));
  });

  it('may be a branch', () => {
    const document = renamed(evaluation, '/steps/depts/branches/ecology', 'nature');
    expect(pointersOf(document)).toContain('/steps/depts/branches/nature');
    expect(problemsOf(document)).toEqual(problemsOf(evaluation));
  });

  it('takes no id that is taken or no name', () => {
    for (const id of ['city', 'ecology', 'Two words', '审核', '']) expect(renameStep(evaluation, '/steps/score', id).place).toBeNull();
  });
});

describe('a name in an expression', () => {
  const names = new Map([['score', 'points']]);
  it.each([
    ['score.total > 3 and not(score.pass)', 'points.total > 3 and not(points.pass)'],
    ['application.score > 1', 'application.score > 1'],
    ['"score"', '"score"'],
    ['for score in [1, 2] return score * 2', 'for score in [1, 2] return score * 2'],
    ['some x in score.items satisfies x.score > score.total', 'some x in points.items satisfies x.score > points.total'],
    ['{score: score.total}.score', '{score: points.total}.score'],
    [
      'joint.branches.score = "a" and items[1].results.score.total = 1',
      'joint.branches.points = "a" and items[1].results.points.total = 1',
    ],
    ['if is defined(score) then score.total else 0', 'if is defined(points) then points.total else 0'],
    ['score.total > (', 'score.total > ('],
  ])('%s', (source, expected) => {
    expect(renamedIn(source, names, null)).toBe(expected);
  });

  it('of a row hides that of a step', () => {
    expect(renamedIn('application.ips[score = 1]', names, { kind: 'context', fields: {}, open: true })).toBe('application.ips[score = 1]');
  });
});
