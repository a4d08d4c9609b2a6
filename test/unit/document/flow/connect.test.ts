import { describe, expect, it } from 'vitest';
import { connect, disconnect, exitsOf } from '../../../../designer/document/flow/connect.ts';
import { placeAt } from '../../../../designer/document/flow/write.ts';
import type { ProgrammeDocument } from '../../../../engine/model/studio.ts';
import { evaluation, newErrors, problemsOf, stepIn } from './programmes.ts';

const exits = (document: ProgrammeDocument, pointer: string) => exitsOf(placeAt(document.workflow, pointer)!);
const key = (document: ProgrammeDocument, pointer: string, outcome: string) =>
  exits(document, pointer).find((exit) => exit.kind === 'way' && exit.edge.outcome === outcome)!.key;

describe('connecting', () => {
  it('leads an outcome elsewhere', () => {
    const { document } = connect(evaluation, '/steps/reconsider', key(evaluation, '/steps/reconsider', 'uphold'), 'notAccepted');
    expect(stepIn(document, '/steps/reconsider')).toMatchObject({ outcomes: { uphold: { to: 'notAccepted', reason: 'required' } } });
    expect(newErrors(evaluation, document)).toEqual([]);
  });

  it('offers what a step could have too, and makes it', () => {
    const kinds = (pointer: string) => exits(evaluation, pointer).flatMap(({ kind }) => (kind === 'way' ? [] : [kind]));
    expect(kinds('/steps/accept')).toEqual(['outcome', 'expiry']);
    expect(kinds('/steps/standard')).toEqual(['branch']);
    expect(kinds('/steps/apply')).toEqual([]);
    expect(kinds('/steps/depts/branches/ecology')).toEqual(['outcome']);
    const outcome = connect(evaluation, '/steps/city', '+outcome', 'verify').document;
    expect(stepIn(outcome, '/steps/city')).toMatchObject({ outcomes: { outcome3: { label: '结果 3', to: 'verify' } } });
    const branch = connect(evaluation, '/steps/standard', '+branch', 'notice').document;
    expect((stepIn(branch, '/steps/standard') as unknown as { branches: object[] }).branches[2]).toEqual({
      when: 'application.applyType = "renewal"',
      to: 'notice',
      label: '条件 3',
    });
    const expiry = connect(evaluation, '/steps/accept', '+expiry', 'verify').document;
    const { deadline } = stepIn(expiry, '/steps/accept')!;
    expect(Object.entries(deadline?.onExpire ?? {})).toEqual([
      ['to', 'verify'],
      ['escalate', 'city-chief'],
    ]);
    for (const document of [outcome, branch, expiry]) expect(newErrors(evaluation, document)).toEqual([]);
  });

  it('makes a way of withdrawal and of failure', () => {
    const { withdrawTo: _, ...apply } = evaluation.workflow.steps.apply as { withdrawTo: string };
    const service = { type: 'service', title: '核验', service: 'credit', path: '/', next: 'verify' };
    const steps = { ...evaluation.workflow.steps, apply, service } as unknown as ProgrammeDocument['workflow']['steps'];
    const bare = { ...evaluation, workflow: { ...evaluation.workflow, steps } };
    expect(stepIn(connect(bare, '/steps/apply', '+withdrawal', 'withdrawn').document, '/steps/apply')).toEqual(
      evaluation.workflow.steps.apply,
    );
    expect(stepIn(connect(bare, '/steps/service', '+failure', 'accept').document, '/steps/service')).toEqual({
      ...service,
      onFail: 'accept',
    });
  });

  it('leads nowhere outside of its block', () => {
    expect(connect(evaluation, '/steps/depts/branches/ecology', '+outcome', 'city').place).toBeNull();
  });
});

describe('taking a way apart', () => {
  it('leaves an outcome without a target, which the check tells', () => {
    const { document } = disconnect(evaluation, '/steps/city', key(evaluation, '/steps/city', 'reject'));
    expect(Object.keys((stepIn(document, '/steps/city') as { outcomes: Record<string, object> }).outcomes.reject!)).toEqual([
      ...['label', 'labelEn', 'reason'],
    ]);
    expect(problemsOf(document).map(({ code }) => code)).toContain('step.no-target');
  });

  it('leaves nothing empty behind', () => {
    const expiry = exits(evaluation, '/steps/fix').find((exit) => exit.kind === 'way' && exit.edge.kind === 'expiry')!;
    const { document } = disconnect(evaluation, '/steps/fix', expiry.key);
    expect(stepIn(document, '/steps/fix')?.deadline).toEqual({ amount: 10, unit: 'workingDays', warn: 3 });
    const branch = exits(evaluation, '/steps/standard')[0]!;
    const less = disconnect(evaluation, '/steps/standard', branch.key).document;
    expect((stepIn(less, '/steps/standard') as unknown as { branches: object[] }).branches).toHaveLength(1);
  });
});
