import { describe, expect, it } from 'vitest';
import { compileProgramme } from '../../../../engine/machine/compile.ts';
import { text } from '../../../../engine/messages/render.ts';
import type { ProgrammePackage } from '../../../../engine/model/definition.ts';
import type { FormDefinition } from '../../../../engine/model/form.ts';
import type { MigrationPlan } from '../../../../engine/model/migration.ts';
import type { ParallelStep, ReviewStep, Step } from '../../../../engine/model/steps.ts';
import { checkPackage, isSound } from '../../../../engine/soundness/check.ts';
import { checkMigration } from '../../../../engine/soundness/migration/check.ts';

const review = (to: string, title = 'Review', extra: Partial<ReviewStep> = {}): ReviewStep => ({
  ...{ type: 'review', title, assign: { role: 'clerk' } },
  outcomes: { agree: { label: 'Agree', to }, refuse: { label: 'Refuse', to: 'no' } },
  ...extra,
});
const opinion = (title: string): Step => ({
  ...{ type: 'review', title, assign: { role: 'clerk' } },
  outcomes: { agree: { label: 'Agree' }, refuse: { label: 'Refuse' } },
});
const departments = (names: readonly string[], extra: Partial<ParallelStep> = {}): ParallelStep => ({
  ...{ type: 'parallel', title: 'Departments', branches: Object.fromEntries(names.map((name) => [name, opinion(name)])) },
  outcomes: { agree: { to: 'yes' }, refuse: { to: 'no' } },
  ...extra,
});
const form = (fields: readonly string[], required: readonly string[] = []): FormDefinition => ({
  id: 'application',
  title: 'Application',
  schema: {
    ...{ type: 'object', required },
    properties: Object.fromEntries(
      fields.map((name) => [name, { type: 'number', title: `Titled ${name}`, 'x-titleEn': `In English ${name}` }]),
    ),
  },
  uischema: { type: 'VerticalLayout', elements: fields.map((name) => ({ type: 'Control', scope: `#/properties/${name}` })) },
});

function version(steps: Readonly<Record<string, Step>>, application = form(['amount'])): ProgrammePackage {
  return {
    workflow: {
      ...{ id: 'grant', title: 'Grant', owner: 'city', legalKind: 'service', roles: { clerk: { title: 'Clerk' } }, start: 'apply' },
      steps: {
        apply: { type: 'form', title: 'Apply', form: 'application', by: 'applicant', next: Object.keys(steps)[0] ?? 'yes' },
        ...steps,
        yes: { type: 'end', outcome: 'approved' },
        no: { type: 'end', outcome: 'rejected' },
      },
    },
    forms: { application },
    vocabularies: {},
  };
}

function problemsOf(from: ProgrammePackage, to: ProgrammePackage, plan: MigrationPlan = {}) {
  for (const pkg of [from, to]) expect(isSound(checkPackage(pkg)), JSON.stringify(checkPackage(pkg))).toBe(true);
  return checkMigration(compileProgramme(from, 'a'), compileProgramme(to, 'b'), plan);
}
const codesOf = (...args: Parameters<typeof problemsOf>) => problemsOf(...args).map(({ code }) => code);

describe('a plan for steps', () => {
  const one = version({ county: review('yes', 'County') });

  it('is needed for nothing that keeps its name', () => {
    expect(codesOf(one, version({ county: review('city', 'County'), city: review('yes', 'City') }))).toEqual([]);
  });

  it('must name where a case goes on whose step is gone; the counter-example says how it comes there', () => {
    const two = version({ district: review('yes', 'District') });
    expect(problemsOf(one, two)).toMatchObject([
      {
        code: 'migration.step-unmapped',
        pointer: '/steps/county',
        params: { title: { title: 'County' }, path: { title: 'Apply → County' } },
      },
    ]);
    expect(codesOf(one, two, { steps: { county: 'district' } })).toEqual([]);
    expect(codesOf(one, two, { steps: { county: 'districts' } })).toContain('migration.unknown-step');
    expect(codesOf(one, two, { steps: { county: null } })).toContain('migration.step-dropped');
  });

  it('must name a step of the same type in the same block', () => {
    const waiting = version({
      pause: { type: 'wait', title: 'Pause', period: { amount: 1, unit: 'months' }, next: 'last' },
      last: review('yes', 'Last'),
    });
    expect(codesOf(one, waiting, { steps: { county: 'pause' } })).toContain('migration.type');
    expect(codesOf(one, version({ ask: departments(['county', 'tax']) }))).toEqual(['migration.nesting']);
  });

  it('must not change how many people answer, nor lose what they may have answered', () => {
    const three = version({ county: review('yes', 'County', { assign: { role: 'clerk', count: 3 } }) });
    const two = version({ county: review('yes', 'County', { assign: { role: 'clerk', count: 2 } }) });
    expect(problemsOf(three, two)).toMatchObject([{ code: 'migration.seats', params: { before: 3, after: 2, answered: 2 } }]);
    const other = { agree: { label: 'Agree', to: 'yes' }, reject: { label: 'Reject', to: 'no' } };
    const renamed = version({ county: review('yes', 'County', { assign: { role: 'clerk', count: 3 }, outcomes: other }) });
    expect(problemsOf(three, renamed)).toMatchObject([{ code: 'migration.given', params: { outcome: { title: 'Refuse' } } }]);
  });

  it('must not change the size of a panel at work, nor where its experts come from', () => {
    const panel = (assign: object) => {
      const pkg = version({
        county: review('marks', 'County'),
        marks: { ...{ type: 'score', title: 'Panel', form: 'sheet', aggregate: { method: 'mean' }, next: 'yes' }, assign } as Step,
      });
      return { ...pkg, forms: { ...pkg.forms, sheet: { ...form(['points']), id: 'sheet' } } };
    };
    const drawn = (pool: string, count: number) => panel({ role: 'clerk', draw: { pool, count } });
    expect(problemsOf(drawn('experts', 3), drawn('experts', 5))).toMatchObject([
      { code: 'migration.panel', params: { before: 3, after: 5, title: { title: 'Panel' }, path: { title: 'Apply → County → Panel' } } },
    ]);
    expect(codesOf(panel({ role: 'clerk', count: 2 }), panel({ role: 'clerk', count: 3 }))).toEqual(['migration.panel']);
    expect(codesOf(drawn('experts', 3), drawn('engineers', 3))).toEqual(['migration.panel-pool']);
    expect(codesOf(drawn('experts', 3), drawn('experts', 3))).toEqual([]);
  });

  it('may rename a step that waits for an answer, but must keep where the answer and a failure go', () => {
    const asking = (id: string, extra: object = {}) =>
      version({
        county: review(id, 'County'),
        [id]: { ...{ type: 'service', title: 'Credit', service: 'credit', path: '/x', next: 'yes' }, ...extra } as Step,
      });
    const steps = { credit: 'rating' };
    expect(codesOf(asking('credit'), asking('rating'), { steps })).toEqual([]);
    expect(codesOf(asking('credit', { onFail: 'no' }), asking('rating'), { steps })).toEqual(['migration.on-fail']);
    const both = version({
      county: review('rating', 'County'),
      rating: { type: 'service', title: 'Rating', service: 'credit', path: '/x', next: 'other' },
      other: { type: 'service', title: 'Other', service: 'credit', path: '/x', next: 'yes' },
    });
    expect(codesOf(asking('credit'), both, { steps, results: { credit: 'other' } })).toEqual(['migration.addressed']);
    const other = (id: string, extra: object = {}) =>
      version({
        county: review(id, 'County'),
        [id]: { ...{ type: 'case', title: 'Visit', programme: 'visit', next: 'yes' }, ...extra } as Step,
      });
    expect(codesOf(other('visit'), other('look'), { steps: { visit: 'look' } })).toEqual([]);
    expect(codesOf(other('visit'), other('look', { await: false }), { steps: { visit: 'look' } })).toEqual(['migration.await']);
  });

  it('must keep the signature that a case may wait for', () => {
    const signed = structuredClone(one);
    Object.assign(signed.workflow.steps.apply as object, { sign: { by: 'legal-representative' } });
    expect(codesOf(signed, one)).toEqual(['migration.sign']);
  });
});

describe('a plan for a parallel block', () => {
  const three = version({ ask: departments(['tax', 'fire', 'water']) });

  it('is refused when a case would wait for a join that nothing completes: all others have ended, and this branch is given up', () => {
    const problems = problemsOf(three, version({ ask: departments(['tax', 'fire']) }), { steps: { water: null } });
    expect(problems).toMatchObject([{ code: 'migration.join', params: { branch: 'water', ended: 'tax, fire' } }]);
    expect(text('en', problems[0]?.code ?? '', problems[0]?.params)).toContain(
      'where tax, fire have ended and only “water” is at work (Apply → Departments (tax, fire ✓; water …))',
    );
  });

  it('may give up a branch that the join did not need', () => {
    const any = version({ ask: departments(['tax', 'fire', 'water'], { join: { need: 2 } }) });
    expect(codesOf(any, version({ ask: departments(['tax', 'fire'], { join: { need: 2 } }) }), { steps: { water: null } })).toEqual([]);
  });

  it('may bring a branch, which begins; only in an item, which is at work already, it is refused when the join needs it', () => {
    const four = version({ ask: departments(['tax', 'fire', 'water', 'land']) });
    expect(codesOf(three, four)).toEqual([]);
    expect(codesOf(three, version({ ask: departments(['tax', 'fire', 'land']) }), { steps: { water: null } })).toEqual([]);
    const inItems = (names: readonly string[], extra: Partial<ParallelStep> = {}): ProgrammePackage =>
      version({
        sites: {
          ...{ type: 'each', title: 'Sites', over: '[1, 2]', outcomes: { agree: { to: 'yes' }, refuse: { to: 'no' } } },
          block: { start: 'ask', steps: { ask: { ...departments(names, extra), outcomes: { agree: {}, refuse: {} } } } },
        },
      });
    const items = inItems(['tax', 'fire', 'water']);
    expect(problemsOf(items, inItems(['tax', 'fire', 'water', 'land']))).toMatchObject([
      { code: 'migration.branch-added', params: { branch: 'land', need: 4, kept: 3, path: { title: 'Apply → Sites → Departments' } } },
    ]);
    expect(codesOf(items, inItems(['tax', 'fire', 'water', 'land'], { join: { need: 3 } }))).toEqual([]);
  });

  it('is refused when branches merge, or an outcome they may have ended with is gone', () => {
    const renamed = version({ ask: departments(['tax', 'fire', 'sea']) });
    expect(codesOf(three, renamed, { steps: { water: 'sea' } })).toEqual([]);
    expect(codesOf(three, renamed, { steps: { water: 'tax' } })).toContain('migration.branches-merged');
    const words = version({
      ask: { ...departments(['tax', 'fire', 'water']), outcomes: { agree: { to: 'yes' }, refuse: { to: 'no' }, other: { to: 'no' } } },
    });
    expect(codesOf(words, three)).toContain('migration.outcome');
  });
});

describe('a plan for values', () => {
  const gate = (when: string): Step => ({ type: 'decide', title: 'Gate', branches: [{ when, to: 'yes' }], otherwise: 'no' });
  const before = version({ county: review('yes', 'County') });

  it('must carry or compute a field that a later step reads', () => {
    const after = version({ county: review('gate', 'County'), gate: gate('application.income > 5') }, form(['amount', 'income']));
    expect(problemsOf(before, after)).toMatchObject([
      {
        code: 'migration.field',
        params: {
          field: { title: 'Titled income', titleEn: 'In English income' },
          target: { title: 'Gate' },
          path: { title: 'Apply → County ⇒ County → Gate' },
        },
      },
    ]);
    expect(codesOf(before, after, { fields: { income: { feel: 'application.amount * 2' } } })).toEqual([]);
    expect(codesOf(before, after, { fields: { amount: 'income' } })).toEqual([]);
    expect(codesOf(before, after, { fields: { income: { feel: 'application.amuont * 2' } } })).toEqual(['feel.name']);
  });

  it('needs no field that only new applications fill in, but one that a correction would demand', () => {
    const asked = form(['amount', 'income'], ['income']);
    expect(codesOf(before, version({ county: review('yes', 'County') }, asked))).toEqual([]);
    const fix: Step = { type: 'correct', title: 'Correct', of: 'apply', rounds: 1, next: 'county' };
    const outcomes = { agree: { label: 'Agree', to: 'yes' }, fix: { label: 'Correct', to: 'fix' }, refuse: { label: 'Refuse', to: 'no' } };
    expect(problemsOf(before, version({ county: review('yes', 'County', { outcomes }), fix }, asked))).toMatchObject([
      { code: 'migration.required', params: { field: { title: 'Titled income' }, target: { title: 'Correct' } } },
    ]);
  });

  it('must compute a field whose type changes', () => {
    const asText = form(['amount']);
    Object.assign(asText.schema.properties?.amount as object, { type: 'string' });
    const after = version({ county: review('yes', 'County') }, asText);
    const [problem] = problemsOf(before, after);
    expect(problem).toMatchObject({ code: 'migration.field-type', params: { field: { title: 'Titled amount' } } });
    expect(text('en', problem?.code ?? '', problem?.params)).toContain('“In English amount”');
  });

  it('must bring the result of a step that the case has not gone through', () => {
    const score: Step = { type: 'compute', title: 'Score', values: { points: 'application.amount' }, next: 'county' };
    const after = version({ score, county: review('gate', 'County'), gate: gate('score.points > 5') });
    expect(problemsOf(before, after)).toMatchObject([
      { code: 'migration.result', params: { result: { title: 'Score' }, target: { title: 'Gate' } } },
    ]);
    expect(codesOf(before, after, { results: { score: { feel: '{points: application.amount}' } } })).toEqual([]);
    const later = version({ county: review('score', 'County'), score: { ...score, next: 'gate' } as Step, gate: gate('score.points > 5') });
    expect(codesOf(before, later)).toEqual([]);
  });

  it('must keep the rule version that cases are bound to', () => {
    const scored = version({ score: { type: 'compute', title: 'Score', table: 'bands', next: 'county' }, county: review('yes', 'County') });
    const withRules = (id: string): ProgrammePackage => {
      const table = {
        ...{ hitPolicy: 'FIRST' as const, inputs: [{ label: 'Amount', expression: 'application.amount' }], outputs: [{ name: 'band' }] },
        rules: [{ in: ['-'], out: ['1'] }],
      };
      return {
        ...scored,
        workflow: { ...scored.workflow, ruleVersions: [{ id, title: id, basis: id, from: '2020-01-01', tables: { bands: table } }] },
      };
    };
    expect(codesOf(withRules('r1'), withRules('r2'))).toEqual(['migration.rule-version']);
    expect(codesOf(withRules('r1'), withRules('r2'), { ruleVersions: { r1: 'r2' } })).toEqual([]);
  });
});
