import { describe, expect, it } from 'vitest';
import { clipFrom, clipText, copyOf } from '../../../../designer/document/flow/copy.ts';
import { duplicateSteps, pasteSteps } from '../../../../designer/document/flow/paste.ts';
import { defined, evaluation, newErrors, sized, stepIn } from './programmes.ts';

const at = (...ids: string[]) => ids.map((id) => `/steps/${id}`);

describe('copied steps', () => {
  it('are text that brings along what they refer to', () => {
    const clip = copyOf(evaluation, at('verify', 'province', 'register'))!;
    expect(clipFrom(clipText(clip))).toEqual(clip);
    expect(Object.keys(clip.steps)).toEqual(['verify', 'province', 'register']);
    expect(Object.keys(clip.forms ?? {}).sort()).toEqual(['change', 'inspection', 'province-result', 'yearly-update']);
    expect(Object.keys(clip.roles ?? {}).sort()).toEqual(['city-chief', 'city-clerk', 'county-inspector']);
    expect(Object.keys(clip.registries ?? {})).toEqual(['innovative-sme']);
    expect(clip.next).toBe('done');
    // Nothing inside led to it: the one before does now.
    expect(clip.steps.verify).toMatchObject({ outcomes: { consistent: { to: 'province' }, inconsistent: { to: 'statement' } } });
  });

  it('are told from any other text', () => {
    for (const text of [
      '',
      'text',
      '[]',
      '{}',
      '{"format":"liuzhuan-steps","version":1,"start":"a","steps":{}}',
      '{"format":"liuzhuan-steps","version":2,"start":"a","steps":{"a":{}}}',
    ])
      expect(clipFrom(text)).toBeNull();
  });

  it('get ids of their own in the same programme, and what they say of one another follows', () => {
    const { document, place } = duplicateSteps(evaluation, at('score', 'direct', 'standard'));
    expect(place).toBe('/steps/score2');
    expect(stepIn(document, '/steps/standard2')).toMatchObject({
      branches: [
        { when: 'application.path = "score" and score2.pass = true', to: 'city' },
        { when: expect.stringContaining('(direct2.award = true or direct2.honour = true') },
      ],
      otherwise: 'statement',
    });
    expect(stepIn(document, '/steps/standard')).toMatchObject({ branches: [{ to: 'score2' }, { to: 'score2' }], otherwise: 'statement' });
    expect(stepIn(document, '/steps/score2')).toMatchObject({ next: 'direct2' });
    expect(newErrors(evaluation, document)).toEqual([]);
  });

  it('come into another programme with their forms, positions and registries', () => {
    const target = sized(14);
    const clip = clipFrom(clipText(copyOf(evaluation, at('verify', 'meeting', 'province', 'register'))!))!;
    const { document } = pasteSteps(target, clip, { kind: 'after', step: '/steps/accept1' });
    expect(Object.keys(document.forms).sort()).toEqual(['application', 'change', 'inspection', 'province-result', 'yearly-update']);
    expect(Object.keys(document.workflow.roles ?? {})).toEqual(['clerk', 'county-inspector', 'city-clerk', 'city-chief', 'city-council']);
    expect(stepIn(document, '/steps/accept1')).toMatchObject({ outcomes: { accept: { to: 'verify' } } });
    expect(stepIn(document, '/steps/verify')).toMatchObject({
      outcomes: { consistent: { to: 'meeting' }, inconsistent: { to: 'rejected' } },
    });
    expect(stepIn(document, '/steps/register')).toMatchObject({ next: 'score1' });
    // What they read of the other application isn't here.
    expect(newErrors(target, document, ['feel.', 'verify.field'])).toEqual([]);
  });

  it('take another form of the same name along under another one', () => {
    const target = sized(14);
    const other = { ...target, forms: { ...target.forms, inspection: { ...target.forms.application!, id: 'inspection' } } };
    const { document } = pasteSteps(other, copyOf(evaluation, at('verify'))!, { kind: 'after', step: '/steps/accept1' });
    expect(stepIn(document, '/steps/verify')).toMatchObject({ form: 'inspection-2' });
    expect(document.forms['inspection-2']).toEqual({ ...evaluation.forms.inspection, id: 'inspection-2' });
  });

  it('come out of a branch with what the template said for them', () => {
    const clip = copyOf(evaluation, ['/steps/depts/branches/ecology', '/steps/depts/branches/taxation'])!;
    expect(Object.keys(clip.steps)).toEqual(['ecology', 'taxation']);
    const { document } = pasteSteps(evaluation, clip, { kind: 'after', step: '/steps/accept' });
    expect(stepIn(document, '/steps/ecology2')).toMatchObject({
      type: 'review',
      silence: 'clear',
      outcomes: { clear: { to: 'taxation2' } },
    });
    expect(newErrors(evaluation, document)).toEqual([]);
  });

  it('come into a branch and end it where they led on', () => {
    const joint = defined('joint-review');
    const { document, place } = pasteSteps(evaluation, copyOf(evaluation, at('city'))!, {
      kind: 'after',
      step: '/steps/depts/branches/ecology',
    });
    expect(stepIn(document, place!)).toMatchObject({ outcomes: { approve: { label: '拟予推荐' } } });
    const corrected = pasteSteps(joint, copyOf(evaluation, at('accept', 'fix'))!, {
      kind: 'after',
      step: `/steps/${joint.workflow.start}`,
    });
    expect(stepIn(corrected.document, '/steps/fix2')).toMatchObject({
      of: joint.workflow.start,
      next: corrected.place!.slice('/steps/'.length),
    });
  });
});
