import { describe, expect, it } from 'vitest';
import { contextOf } from '../../../engine/machine/decide.ts';
import type { CorrectStep, Step } from '../../../engine/model/steps.ts';
import { submitted } from './mini.ts';

const fix: CorrectStep = { type: 'correct', of: 'apply', rounds: 1, sign: { by: 'legal-representative' }, next: 'check' };
const check: Step = {
  type: 'review',
  assign: { role: 'clerk' },
  outcomes: { fine: { label: 'Fine', to: 'yes' }, correct: { label: 'Correct', to: 'fix' } },
};

describe('a correction that is signed again', () => {
  const corrected = () => {
    const world = submitted({ check, fix }, { received: { until: '17:30' } });
    world.as('clerk').complete('correct', { notes: [{ field: 'note', reason: 'r' }] });
    return world.as('agent').complete('submit', { data: { amount: 100, half: 50, note: 'once' } });
  };

  it('waits for the signature of the one who has to give it, and is received with it', () => {
    const world = corrected();
    expect(world.tasks).toMatchObject([{ kind: 'sign', step: 'fix', group: 'applicant:91410305MA9XTE0263:legal-representative' }]);
    const before = contextOf(world.state).received;
    world.now = '2026-03-04T01:00:00.000Z';
    world.as('legal').complete('sign');
    expect(world.steps).toEqual(['check']);
    expect([before, contextOf(world.state).received]).toEqual(['2026-03-02T01:00:00.000Z', '2026-03-04T01:00:00.000Z']);
    expect(world.replay()).toEqual(world.state);
  });

  it('is made again in the same round when it is returned; the difference stays the one to what was read', () => {
    const world = corrected();
    world.as('legal').complete('return', { reason: 'not yet' });
    expect(world.tasks).toMatchObject([{ kind: 'correct', step: 'fix' }]);
    world.as('agent').complete('submit', { data: { amount: 100, half: 50, note: 'twice' } });
    world.as('legal').complete('sign');
    expect(world.state.data).toMatchObject({ declared: { note: 'twice' }, previous: { note: 'n' }, steps: { fix: { rounds: 1 } } });
    expect(world.replay()).toEqual(world.state);
  });
});
