import { describe, expect, it } from 'vitest';
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { Step } from '../../../engine/model/steps.ts';
import { checkPackage } from '../../../engine/soundness/check.ts';
import { miniWorkflow, reviewBy, submitted } from './mini.ts';

const messages: WorkflowDefinition['messages'] = {
  result: { title: 'Result', from: ['applicant'], key: 'application.note' },
  stop: { title: 'Stop', from: ['applicant'] },
  later: { title: 'Later', from: ['applicant'], keep: true },
};
const told = (name: string, data: object = {}) => ({ type: 'message.received' as const, name, data: data as Record<string, unknown> });

describe('a wait', () => {
  it('for a message goes on when it comes, with its data', () => {
    const world = submitted({ lab: { type: 'wait', message: 'result', next: 'gate' }, gate: gate('lab.data.passed = true') }, { messages });
    world.must(told('result', { passed: true }), 'lab-system');
    expect(world.outcome).toBe('approved');
    expect(world.result('lab')).toMatchObject({ outcome: 'received', data: { passed: true }, by: 'lab-system' });
    expect(world.replay()).toEqual(world.state);
  });

  it('until a date goes on when that day begins, and at once when it has passed', () => {
    const world = submitted({ day: { type: 'wait', until: 'date("2026-03-05")', next: 'yes' } });
    expect(world.last('timer.arm')?.timer).toMatchObject({ id: 'day.period#1', fireAt: '2026-03-04T16:00:00.000Z' });
    expect(world.endOf('2026-03-04').outcome).toBe('approved');
    const passed = submitted({ day: { type: 'wait', until: 'date("2026-01-05")', next: 'yes' } });
    expect(passed.until(passed.now).outcome).toBe('approved');
  });

  it('for a message or a time takes whichever comes first', () => {
    const step: Step = { type: 'wait', message: 'result', period: { amount: 3, unit: 'workingDays' }, next: 'gate' };
    const world = submitted({ lab: step, gate: gate('lab.outcome = "received"') }, { messages });
    world.workingDays(5);
    expect(world.outcome).toBe('rejected');
    expect(world.refused(told('result'))).toBe('state.wrong');
  });
});

describe('a message nobody waits for', () => {
  it('is refused, and an undeclared one is unknown', () => {
    const world = submitted({ look: reviewBy(1) }, { messages });
    expect(world.refused(told('result'))).toBe('message.unexpected');
    expect(world.refused(told('nothing'))).toBe('message.unknown');
  });

  it('is kept when the definition says so, and found by the step that waits for it', () => {
    const world = submitted(
      { look: reviewBy(1, undefined, onward('lab')), lab: { type: 'wait', message: 'later', next: 'yes' } },
      { messages },
    );
    world
      .must(told('later', { n: 1 }))
      .as('a')
      .complete('agree');
    expect(world.outcome).toBe('approved');
    expect(world.result('lab')).toMatchObject({ data: { n: 1 } });
    expect(world.replay()).toEqual(world.state);
  });
});

describe('what a step does on a message', () => {
  it('leads elsewhere and cancels what is at work', () => {
    const inner: Step = {
      type: 'parallel',
      branches: { x: branch('x'), y: branch('y') },
      outcomes: { fine: { to: 'yes' } },
      on: { stop: { to: 'no' } },
    };
    const world = submitted({ all: inner }, { messages });
    world.must(told('stop'));
    expect(world.outcome).toBe('rejected');
    expect(world.all('task.close').map(({ status }) => status)).toEqual(['completed', 'cancelled', 'cancelled']);
  });

  it('may be asked under a condition over what came with it', () => {
    const look = reviewBy(1, undefined, { on: { stop: { to: 'no', when: 'message.data.sure = true' } } });
    const world = submitted({ look }, { messages });
    expect(world.refused(told('stop', { sure: false }))).toBe('message.unexpected');
    expect(world.must(told('stop', { sure: true })).outcome).toBe('rejected');
  });

  it('decides the step as it stands', () => {
    const look = reviewBy(3, { type: 'all' }, { on: { stop: { outcome: 'agree' } } });
    const world = submitted({ look }, { messages });
    world.as('a').complete('agree').must(told('stop'));
    expect(world.outcome).toBe('approved');
    expect(world.result('look')).toMatchObject({ outcome: 'agree', people: [{ by: 'a' }] });
  });

  it('is done by the innermost step that takes it', () => {
    const x = branch('x', { on: { stop: { outcome: 'fine' } } });
    const inner: Step = {
      type: 'parallel',
      branches: { x, y: branch('y') },
      outcomes: { fine: { to: 'yes' } },
      on: { stop: { to: 'no' } },
    };
    const world = submitted({ all: inner }, { messages });
    world.must(told('stop'));
    expect(world.steps).toEqual(['y']);
    world.must(told('stop'));
    expect(world.outcome).toBe('rejected');
  });

  it('may be said for the whole case', () => {
    const world = submitted({ look: reviewBy(1) }, { messages, on: { stop: { to: 'no' } } });
    expect(world.must(told('stop')).outcome).toBe('rejected');
  });
});

describe('items of an each', () => {
  it('each wait for the message, or only those whose condition holds', () => {
    const lab = {
      type: 'review',
      assign: { role: 'lab' },
      outcomes: { fine: { label: 'Fine' } },
      on: { result: { outcome: 'fine', when: 'message.data.id = item' } },
    } as Step;
    const world = submitted(
      { all: { type: 'each', over: '["a", "b"]', block: { start: 'lab', steps: { lab } }, outcomes: { fine: { to: 'yes' } } } },
      { messages },
    );
    world.must(told('result', { id: 'b' }));
    expect(world.steps).toEqual(['lab~0']);
    world.must(told('result', { id: 'a' }));
    expect(world.outcome).toBe('approved');
    expect(world.replay()).toEqual(world.state);
  });

  it('can be added while it runs', () => {
    const world = submitted(
      {
        all: {
          type: 'each',
          over: '["a"]',
          label: 'string(item.name)',
          block: { start: 'x', steps: { x: branch('x') } },
          outcomes: { fine: { to: 'yes' } },
          on: { later: { add: true } },
        },
      },
      { messages },
    );
    world.must(told('later', { name: 'b' }));
    expect(world.steps).toEqual(['x~0', 'x~1']);
    world.as('a').complete('fine', {}, 'x~0').as('a').complete('fine', {}, 'x~1');
    expect(world.outcome).toBe('approved');
  });
});

describe('an end that ends the whole case', () => {
  it('leaves everything else, from a branch and from an item', () => {
    const stop: Step = { type: 'end', outcome: 'stopped', terminate: true };
    const block = {
      start: 'x',
      steps: { x: branch('x', { outcomes: { fine: { label: 'Fine' }, stop: { label: 'Stop', to: 'stop' } } }), stop },
    };
    const parallel = submitted({ all: { type: 'parallel', branches: { left: block, y: branch('y') }, outcomes: { fine: { to: 'yes' } } } });
    parallel.as('a').complete('stop', {}, 'x');
    expect([parallel.outcome, parallel.tasks, parallel.steps]).toEqual(['stopped', [], []]);
    const each = submitted({ all: { type: 'each', over: '[1, 2]', block, outcomes: { fine: { to: 'yes' } } } });
    each.as('a').complete('stop', {}, 'x~1');
    expect([each.outcome, each.tasks, each.steps]).toEqual(['stopped', [], []]);
    expect(each.replay()).toEqual(each.state);
  });
});

describe('the keys of a case', () => {
  it('are said while a step waits', () => {
    const world = submitted({ lab: { type: 'wait', message: 'result', next: 'look' }, look: reviewBy(1) }, { messages });
    expect(world.last('message.await')).toEqual({ type: 'message.await', name: 'result', key: 'n' });
    world.must(told('result'));
    expect(world.last('message.forget')).toEqual({ type: 'message.forget', name: 'result', key: 'n' });
  });
});

describe('a definition', () => {
  it('is told what is wrong with its messages', () => {
    const steps: Record<string, Step> = {
      look: reviewBy(1, undefined, { on: { stop: { to: 'no', outcome: 'agree' }, unheard: { outcome: 'perhaps' }, later: { add: true } } }),
    };
    const workflow = { ...miniWorkflow(steps, { messages, on: { later: { outcome: 'x' } } }) };
    const found = checkPackage({ workflow, forms: {}, vocabularies: {} }).map(({ code, pointer }) => `${code} ${pointer}`);
    expect(found).toEqual(
      expect.arrayContaining([
        'message.reaction /steps/look/on/stop',
        'message.undeclared /steps/look/on/unheard',
        'outcome.undeclared /steps/look/on/unheard/outcome',
        'message.reaction /steps/look/on/later',
        'message.reaction /on/later',
        'message.unused /messages/result',
      ]),
    );
  });
});

function gate(when: string): Step {
  return { type: 'decide', branches: [{ when, to: 'yes' }], otherwise: 'no' };
}
function branch(role: string, extra: object = {}): Step {
  return { type: 'review', assign: { role }, outcomes: { fine: { label: 'Fine' } }, ...extra } as Step;
}
function onward(to: string) {
  return { outcomes: { agree: { label: 'Agree', to } } };
}
