import { describe, expect, it } from 'vitest';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { DecideStep } from '../../../engine/model/steps.ts';
import { checkPackage, isSound } from '../../../engine/soundness/check.ts';
import { sampleEnterprise } from '../../../engine/soundness/paths/enterprise.ts';
import { generatePaths } from '../../../engine/soundness/paths/generate.ts';
import type { GeneratedPath } from '../../../engine/soundness/paths/path.ts';
import { testPackages } from '../../support/definitions.ts';
import { statutoryCalendar } from '../../support/pure-world.ts';

const start = '2026-03-02';
const generate = (pkg: ProgrammePackage) => generatePaths(pkg, { calendar: statutoryCalendar, start, enterprise: sampleEnterprise(start) });

describe('generated paths', () => {
  it.each(testPackages().filter(({ pkg }) => isSound(checkPackage(pkg))))(
    'of $name are the same each time, go on as far as people and time move them, and account for every goal',
    { timeout: 60_000 },
    ({ pkg }) => {
      const report = generate(pkg);
      expect(generate(pkg)).toEqual(report);
      const waiting = report.paths.filter(({ predicted }) => predicted.status !== 'ended');
      expect(waiting.filter(({ events }) => !waits(pkg, events.at(-1)?.steps ?? []))).toEqual([]);
      const reasons = ['no-route', 'no-data', 'elsewhere', 'stuck', 'never-given'];
      expect(report.uncovered.filter(({ reason }) => !reasons.includes(reason))).toEqual([]);
      expect(report.covered.length + report.uncovered.length).toBeGreaterThan(0);
    },
  );
});

/** Steps that something outside moves on. */
function waits(pkg: ProgrammePackage, steps: readonly string[]): boolean {
  return steps.some((id) => ['wait', 'each', 'service'].includes(pkg.workflow.steps[id]?.type ?? ''));
}

describe('data solved for a condition', () => {
  const field = (schema: object) => ({ title: 'field', ...schema });
  const form = {
    id: 'application',
    title: 'Application',
    schema: {
      type: 'object',
      required: ['kind', 'amount', 'total', 'since', 'code', 'mobile', 'idCard', 'truth', 'serial'],
      properties: {
        kind: field({
          type: 'string',
          oneOf: [
            { const: 'a', title: 'A' },
            { const: 'b', title: 'B' },
          ],
        }),
        amount: field({ type: 'number', minimum: 0, maximum: 900, multipleOf: 0.01 }),
        total: field({ type: 'number', exclusiveMinimum: 0, multipleOf: 0.01 }),
        share: field({ type: 'number', 'x-computed': 'application.amount / application.total * 100' }),
        since: field({ type: 'string', format: 'date' }),
        code: field({ type: 'string', format: 'uscc' }),
        mobile: field({ type: 'string', format: 'mobile' }),
        idCard: field({ type: 'string', format: 'id-card' }),
        serial: field({ type: 'string', pattern: 'ZL\\d{12}\\.[0-9X]' }),
        truth: field({ type: 'boolean', format: 'signature' }),
        note: field({
          type: 'string',
          'x-visibleWhen': 'application.kind = "b"',
          'x-requiredWhen': 'application.kind = "b"',
          minLength: 8,
        }),
        marks: field({
          type: 'array',
          uniqueItems: true,
          items: {
            type: 'string',
            oneOf: [
              { const: 'a', title: 'A' },
              { const: 'b', title: 'B' },
            ],
          },
        }),
        parts: field({
          type: 'array',
          items: {
            type: 'object',
            required: ['name', 'price'],
            properties: {
              name: field({ type: 'string' }),
              price: field({ type: 'number' }),
              sort: field({ type: 'string', oneOf: ['x', 'y'].map((value) => ({ const: value, title: value })) }),
            },
          },
        }),
      },
    },
    uischema: {
      type: 'VerticalLayout',
      elements: ['kind', 'amount', 'total', 'share', 'since', 'code', 'mobile', 'idCard', 'serial', 'truth', 'note', 'marks', 'parts'].map(
        (name) => ({
          type: 'Control',
          scope: `#/properties/${name}`,
        }),
      ),
    },
    checks: [{ id: 'within', when: 'application.amount <= application.total', message: 'too much', level: 'block', at: '/amount' }],
  };
  const packageWith = (when: string): ProgrammePackage =>
    ({
      workflow: {
        id: 'probe',
        title: 'Probe',
        owner: 'owner',
        legalKind: 'service',
        start: 'apply',
        steps: {
          apply: { type: 'form', form: 'application', by: 'applicant', next: 'gate' },
          gate: { type: 'decide', branches: [{ when, to: 'yes' }], otherwise: 'no' } satisfies DecideStep,
          yes: { type: 'end', outcome: 'yes' },
          no: { type: 'end', outcome: 'no' },
        },
      },
      forms: { application: form },
      vocabularies: {},
    }) as unknown as ProgrammePackage;
  const outcomes = (paths: readonly GeneratedPath[]) => paths.map(({ predicted }) => predicted.outcome).sort();

  it.each([
    'application.share >= 60',
    'application.share > 33.3 and application.kind = "b"',
    'years(application.since, today) >= 5',
    'application.since < date("2020-01-01") and application.amount = 17.25',
    'count(application.parts) >= 2 and sum(application.parts.price) > 500',
    'some part in application.parts satisfies (part.price in [10..20]) and part.name = "bolt"',
    'every part in application.parts satisfies part.price > 3 and count(application.parts[price > 4]) >= 1',
    'if application.kind = "a" then application.amount > 700 else application.amount < 3',
    '(application.kind in ("a", "b")) and application.kind != "a" and string length(application.note) > 20',
    'not(application.amount between 0 and 800)',
    'enterprise.employees < 20 and years(enterprise.foundedOn, today) >= 15',
    'modulo(string length(application.mobile) + floor(application.total), 7) = 3',
    'list contains(application.marks, "b") and count(application.marks) >= 2',
    'count(distinct values(application.parts.name)) >= 3',
    'count(distinct values(application.parts.sort)) >= 2',
  ])('reaches both branches of %s', (when) => {
    const pkg = packageWith(when);
    expect(checkPackage(pkg).filter(({ severity }) => severity === 'error')).toEqual([]);
    const { paths, uncovered } = generate(pkg);
    expect(uncovered).toEqual([]);
    expect(outcomes(paths)).toEqual(['no', 'yes']);
  });

  it('lets an enterprise hold the entries of other programmes that eligibility asks for', () => {
    const pkg = packageWith('application.amount > 3');
    const when = 'some entry in registry satisfies entry.registry = "elsewhere" and entry.status = "valid"';
    const asking = { ...pkg, workflow: { ...pkg.workflow, eligibility: [{ id: 'listed', when, reason: 'listed' }] } };
    const { paths, uncovered } = generate(asking);
    expect(uncovered).toEqual([]);
    expect(outcomes(paths)).toEqual(['no', 'yes']);
  });

  it('chooses codes under those above them, the last level only, choices that are numbers, and what several people enter', () => {
    const coded = (name: string, more: object = {}) => field({ type: 'string', 'x-vocabulary': name, ...more });
    const control = (name: string) => ({ type: 'Control', scope: `#/properties/${name}` });
    const level = field({ type: 'string', oneOf: ['1', '2', '3'].map((value) => ({ const: value, title: value })) });
    const scenes = field({
      ...{ type: 'array', minItems: 1, maxItems: 9, 'x-unique': ['scene'] },
      items: {
        type: 'object',
        required: ['link', 'scene'],
        properties: { link: coded('links'), scene: coded('scenes', { 'x-parent': 'link', 'x-leaf': true }) },
      },
    });
    const application = {
      ...{ id: 'application', title: 'Application' },
      schema: { type: 'object', required: ['level', 'scenes'], properties: { level, scenes } },
      uischema: { type: 'VerticalLayout', elements: ['level', 'scenes'].map(control) },
      checks: [
        ...[{ id: 'many', when: 'count(application.scenes) >= 5', message: 'five', level: 'block', at: '/scenes' }],
        { id: 'apart', when: 'count(distinct values(application.scenes.link)) >= 2', message: 'two', level: 'block', at: '/scenes' },
      ],
    };
    const sheet = {
      ...{ id: 'sheet', title: 'Sheet', checks: [] },
      schema: { type: 'object', required: ['score'], properties: { score: field({ type: 'number', minimum: 0, maximum: 100 }) } },
      uischema: { type: 'VerticalLayout', elements: [control('score')] },
    };
    const pkg = {
      workflow: {
        ...{ id: 'probe', title: 'Probe', owner: 'owner', legalKind: 'service', roles: { expert: { title: 'Expert' } }, start: 'apply' },
        steps: {
          apply: { type: 'form', form: 'application', by: 'applicant', next: 'high' },
          high: { type: 'decide', branches: [{ when: 'number(application.level) >= 3', to: 'site' }], otherwise: 'no' },
          site: {
            ...{ type: 'review', title: 'Site', assign: { role: 'expert', count: 2 }, policy: { type: 'all' }, form: 'sheet' },
            outcomes: { done: { label: 'Done', to: 'result' } },
          },
          result: { type: 'compute', values: { mean: 'mean(for person in site.people return person.data.score)' }, next: 'gate' },
          gate: { type: 'decide', branches: [{ when: 'result.mean >= 81', to: 'yes' }], otherwise: 'no' },
          yes: { type: 'end', outcome: 'yes' },
          no: { type: 'end', outcome: 'no' },
        },
      },
      forms: { application, sheet },
      vocabularies: {
        links: { id: 'links', title: 'Links', source: 'test', version: '1', items: ['1', '2'].map((code) => ({ code, title: code })) },
        scenes: {
          ...{ id: 'scenes', title: 'Scenes', source: 'test', version: '1' },
          items: ['1', '2', '1a', '1b', '1c', '2a', '2b', '2c'].map((code) => ({
            ...{ code, title: code },
            ...(code.length > 1 && { parent: code.slice(0, 1) }),
          })),
        },
      },
    } as unknown as ProgrammePackage;
    expect(checkPackage(pkg).filter(({ severity }) => severity === 'error')).toEqual([]);
    const { paths, uncovered } = generate(pkg);
    expect(uncovered).toEqual([]);
    expect(new Set(outcomes(paths))).toEqual(new Set(['no', 'yes']));
  });

  it('says what no data can reach', () => {
    const { uncovered } = generate(packageWith('application.amount > 1000'));
    expect(uncovered.map(({ goal, reason }) => [goal, reason])).toEqual([
      ['branch:gate:0', 'no-data'],
      ['step:yes', 'no-data'],
    ]);
  });
});
