/** Reachability and data flow against brute force: every state (step, results that are there) of random processes. */
import { describe, expect, it } from 'vitest';
import { joined } from '../../../engine/machine/steps/join.ts';
import { text } from '../../../engine/messages/render.ts';
import { checkPackage } from '../../../engine/soundness/check.ts';
import base from './fixtures/base.json' with { type: 'json' };

type Json = Record<string, unknown>;

function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Process {
  readonly steps: Json;
  /** Ways out of a step: where to, and whether it has left its result by then. */
  readonly ways: Readonly<Record<string, readonly { readonly to: string; readonly done: boolean }[]>>;
  /** Step whose condition reads a result, and the step of that result. */
  readonly reads: readonly { readonly at: string; readonly name: string }[];
}

/** Computations, some of them skipped at times, and decisions that read one of their results. */
function randomProcess(seed: number): Process {
  const random = randomOf(seed);
  const size = 3 + random(5);
  const names = Array.from({ length: size }, (_, index) => `s${index}`);
  const target = () => (random(5) === 0 ? 'done' : `s${random(size)}`);
  const steps: Json = { apply: { type: 'form', form: 'application', by: 'applicant', next: 's0' }, done: { type: 'end', outcome: 'done' } };
  const ways: Record<string, { to: string; done: boolean }[]> = { apply: [{ to: 's0', done: true }], done: [] };
  const reads: { at: string; name: string }[] = [];
  const computed = names.filter((_, index) => index % 2 === 0);
  for (const [index, name] of names.entries()) {
    if (index % 2 === 0) {
      const to = target();
      const skipped = random(4) === 0;
      steps[name] = {
        type: 'compute',
        values: { v: `${index + 1}` },
        next: to,
        ...(skipped ? { when: `enterprise.employees > ${index}` } : {}),
      };
      ways[name] = [{ to, done: true }, ...(skipped ? [{ to, done: false }] : [])];
    } else {
      const read = computed[random(computed.length)] ?? 's0';
      const [to, otherwise] = [target(), target()];
      steps[name] = { type: 'decide', branches: [{ when: `${read}.v > ${index}`, to }], otherwise };
      ways[name] = [
        { to, done: true },
        { to: otherwise, done: true },
      ];
      reads.push({ at: name, name: read });
    }
  }
  return { steps, ways, reads };
}

function packageOf(steps: Json): Json {
  const { forms } = base;
  const workflow = { id: 'random', title: '随机', owner: 'bureau', legalKind: 'evaluation', start: 'apply', steps };
  return { workflow, forms: { application: forms.application }, vocabularies: base.vocabularies };
}

/** Every state that can be reached, by trying everything. */
function statesOf({ ways }: Process): { step: string; done: ReadonlySet<string> }[] {
  const seen = new Map<string, { step: string; done: ReadonlySet<string> }>();
  const open = [{ step: 'apply', done: new Set<string>() }];
  for (let state = open.pop(); state; state = open.pop()) {
    const key = `${state.step} ${[...state.done].sort().join()}`;
    if (seen.has(key)) continue;
    seen.set(key, state);
    for (const way of ways[state.step] ?? [])
      open.push({ step: way.to, done: way.done ? new Set([...state.done, state.step]) : state.done });
  }
  return [...seen.values()];
}

describe('random processes', () => {
  it('have exactly the problems that trying everything finds: 400 of them', () => {
    const found: Record<string, number> = {};
    for (let seed = 1; seed <= 400; seed += 1) {
      const process = randomProcess(seed);
      const problems = checkPackage(packageOf(process.steps));
      const told = (code: string) =>
        problems
          .filter((problem) => problem.code === code)
          .map(({ pointer }) => pointer.split('/')[2] ?? '')
          .sort();
      const states = statesOf(process);
      const reached = new Set(states.map(({ step }) => step));
      const names = Object.keys(process.steps);
      const canEnd = new Set(['done']);
      for (let size = 0; size < canEnd.size; ) {
        size = canEnd.size;
        for (const name of names) if (process.ways[name]?.some(({ to }) => canEnd.has(to))) canEnd.add(name);
      }
      const at = (step: string) => states.filter((state) => state.step === step);
      const never = process.reads.filter(({ at: step, name }) => reached.has(step) && at(step).every(({ done }) => !done.has(name)));
      const sometimes = process.reads.filter(
        ({ at: step, name }) => !never.some((read) => read.at === step) && at(step).some(({ done }) => !done.has(name)),
      );
      const message = `seed ${seed}: ${JSON.stringify(process.steps)}`;
      expect(told('step.unreachable'), message).toEqual(names.filter((name) => !reached.has(name)).sort());
      expect(told('step.no-end'), message).toEqual(names.filter((name) => reached.has(name) && !canEnd.has(name)).sort());
      expect(told('result.never'), message).toEqual(never.map((read) => read.at).sort());
      expect(told('result.sometimes'), message).toEqual(sometimes.map((read) => read.at).sort());
      for (const { code } of problems) found[code] = (found[code] ?? 0) + 1;
    }
    for (const code of ['step.unreachable', 'step.no-end', 'step.loop', 'result.never', 'result.sometimes']) {
      expect(found[code] ?? 0, code).toBeGreaterThan(20);
    }
  });
});

/** A parallel step of reviews with some of the outcomes a, b, c each; some branches are blocks that may be left out. */
function randomJoin(seed: number) {
  const random = randomOf(seed);
  const size = 1 + random(4);
  const order = ['a', 'b', 'c'];
  const ends = Array.from({ length: size }, () => {
    const some = order.filter(() => random(2) === 0);
    return some.length > 0 ? some : [order[random(3)] ?? 'a'];
  });
  const left = ends.map(() => random(4) === 0);
  const given = new Set(ends.flat());
  const veto = order.filter((outcome) => given.has(outcome) && random(3) === 0);
  const need = [undefined, 'all', 'any', 1 + random(size)][random(4)] as 'all' | 'any' | number | undefined;
  return { ends, left, order, join: { ...(need === undefined ? {} : { need }), ...(veto.length > 0 ? { veto } : {}) } };
}

/** Every outcome the machine's own join comes to, over all orders in which branches end and all that are left out. */
function outcomesTried({ ends, left, order, join }: ReturnType<typeof randomJoin>): Set<string> {
  const found = new Set<string>();
  const go = (waiting: readonly number[], ended: readonly string[], asked: number): void => {
    const decided = joined(join, order, ended, asked);
    if (decided !== null) found.add(decided);
    else
      for (const branch of waiting)
        for (const outcome of ends[branch] ?? [])
          go(
            waiting.filter((one) => one !== branch),
            [...ended, outcome],
            asked,
          );
  };
  const choose = (branch: number, chosen: readonly number[]): void => {
    if (branch === ends.length) go(chosen, [], chosen.length);
    else {
      choose(branch + 1, [...chosen, branch]);
      if (left[branch]) choose(branch + 1, chosen);
    }
  };
  choose(0, []);
  return found;
}

describe('random joins', () => {
  it('can come to exactly the outcomes that trying everything finds: 300 of them', () => {
    const outcomesOf = (some: readonly string[]) => Object.fromEntries(some.map((outcome) => [outcome, { label: outcome }]));
    let never = 0;
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = randomJoin(seed);
      const branches = random.ends.map((some, index) => {
        const review = { type: 'review', assign: { role: 'clerk' }, outcomes: outcomesOf(some) };
        const block = { when: 'application.amount > 1', start: `b${index}`, steps: { [`b${index}`]: review } };
        return random.left[index] ? [`k${index}`, block] : [`b${index}`, review];
      });
      const ways = Object.fromEntries(random.order.map((outcome) => [outcome, { to: 'done' }]));
      const steps = {
        apply: { type: 'form', form: 'application', by: 'applicant', next: 'all' },
        all: { type: 'parallel', branches: Object.fromEntries(branches), join: random.join, outcomes: ways },
        done: { type: 'end', outcome: 'done' },
      };
      const pkg = packageOf(steps);
      const problems = checkPackage({ ...pkg, workflow: { ...(pkg.workflow as Json), roles: { clerk: { title: '经办' } } } });
      const told = problems
        .filter(({ code }) => code === 'parallel.outranked' || code === 'outcome.impossible')
        .map(({ pointer }) => pointer.split('/').at(-1) ?? '');
      const tried = outcomesTried(random);
      const expected = random.order.filter((outcome) => !tried.has(outcome));
      expect(told.sort(), `seed ${seed}: ${JSON.stringify(random)}`).toEqual(expected);
      never += expected.length;
    }
    expect(never).toBeGreaterThan(100);
  });
});

describe('a counter-example', () => {
  const withSteps = (change: (steps: Record<string, Json>) => void) => {
    const pkg = structuredClone(base) as unknown as { workflow: { steps: Record<string, Json> } };
    change(pkg.workflow.steps);
    return checkPackage(pkg);
  };

  it('is a way a person can follow, with the outcomes chosen on it', () => {
    const problems = withSteps((steps) => {
      steps.review = { ...steps.review, title: '县区审核', titleEn: 'County review' };
      steps.score = { ...steps.score, title: '评分', when: 'application.amount > 1' };
      steps.gate = { ...steps.gate, title: '达标', branches: [{ when: 'score.total > 5', to: 'checks' }] };
    });
    expect(problems).toMatchObject([
      {
        code: 'result.sometimes',
        severity: 'warning',
        params: { name: 'score', step: { title: '评分' }, path: { title: 'apply → 县区审核 [通过] → 评分 → 达标' } },
      },
    ]);
    expect(text('zh-CN', 'result.sometimes', problems[0]?.params)).toContain('例如：apply → 县区审核 [通过] → 评分 → 达标');
    expect(text('en', 'result.sometimes', problems[0]?.params)).toContain('apply → County review [通过] → 评分 → 达标');
  });

  it('leads through the blocks around a step', () => {
    const problems = withSteps((steps) => {
      const { ecology } = steps.checks!.branches as { ecology: { steps: Record<string, Json> } };
      ecology.steps.site = {
        ...ecology.steps.site,
        outcomes: { clear: { label: '无异议', when: 'enter.number = "1"' }, object: { label: '有异议' } },
      };
    });
    expect(problems).toMatchObject([
      { code: 'result.never', params: { path: { title: 'apply → review [通过] → score → gate → checks → desk [现场] → site' } } },
    ]);
  });

  it('goes once round a loop', () => {
    const problems = withSteps((steps) => {
      steps.gate = { ...steps.gate, otherwise: 'score' };
    });
    expect(problems).toMatchObject([{ code: 'step.loop', params: { path: { title: 'score → gate → score' } } }]);
  });
});
