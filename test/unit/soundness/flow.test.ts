/** Reachability and data flow against brute force: every state (step, results that are there) of random processes. */
import { describe, expect, it } from 'vitest';
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

describe('a counter-example', () => {
  const withSteps = (change: (steps: Record<string, Json>) => void) => {
    const pkg = structuredClone(base) as unknown as { workflow: { steps: Record<string, Json> } };
    change(pkg.workflow.steps);
    return checkPackage(pkg);
  };

  it('is a way a person can follow, with the outcomes chosen on it', () => {
    const problems = withSteps((steps) => {
      steps.review = { ...steps.review, title: '县区审核' };
      steps.score = { ...steps.score, title: '评分', when: 'application.amount > 1' };
      steps.gate = { ...steps.gate, title: '达标', branches: [{ when: 'score.total > 5', to: 'checks' }] };
    });
    expect(problems).toMatchObject([
      {
        code: 'result.sometimes',
        severity: 'warning',
        params: { name: 'score', step: '评分', path: 'apply → 县区审核 [通过] → 评分 → 达标' },
      },
    ]);
    expect(text('zh-CN', 'result.sometimes', problems[0]?.params)).toContain('例如：apply → 县区审核 [通过] → 评分 → 达标');
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
      { code: 'result.never', params: { path: 'apply → review [通过] → score → gate → checks → desk [现场] → site' } },
    ]);
  });

  it('goes once round a loop', () => {
    const problems = withSteps((steps) => {
      steps.gate = { ...steps.gate, otherwise: 'score' };
    });
    expect(problems).toMatchObject([{ code: 'step.loop', params: { path: 'score → gate → score' } }]);
  });
});
