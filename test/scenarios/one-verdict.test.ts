/**
 * One schema, one verdict: generated submissions of every form get the same errors at the same pointers, and the same data with the
 * same computed values, from the application's own store in Chromium (bundled as the product is, filled in change by change) and
 * from the server: all of them from `accept`, a part of them through the real API. Among the forms are two
 * that have every type, format and keyword of the dialect. `LONG=1` judges twenty times as many.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effectiveAccess } from '../../engine/forms/access.ts';
import { type CompiledForm, compileForm } from '../../engine/forms/compile.ts';
import { formats, keywords, periodKeywords } from '../../engine/forms/dialect.ts';
import { isPromise } from '../../engine/forms/merge.ts';
import type { FormScope } from '../../engine/forms/state.ts';
import { accept } from '../../engine/forms/submit.ts';
import { isRefused } from '../../engine/forms/validate.ts';
import type { ProgrammePackage, WorkflowDefinition } from '../../engine/model/definition.ts';
import type { CaseDto } from '../../engine/model/dto/case.ts';
import type { ProblemDetails } from '../../engine/model/dto/session.ts';
import type { FieldSchema, FormDefinition } from '../../engine/model/form.ts';
import type { InputError } from '../../engine/model/problem.ts';
import { sampleForm } from '../../engine/soundness/paths/fill.ts';
import { launchBrowser } from '../support/browser.ts';
import type { Verdict } from '../support/browser-verdict.ts';
import { type NamedPackage, shippedPackage, shippedPackages, testPackages } from '../support/definitions.ts';
import { pageForm, restForm, restVocabularies } from '../support/every-field.ts';
import { pdfOf, png } from '../support/files.ts';
import { patternPackages } from '../support/patterns.ts';
import { type Submission, shrunk, submissionOf } from '../support/submissions.ts';
import { firstProgramme, openWorld, type World } from '../support/world.ts';

const total = process.env.LONG ? 200_000 : 10_000;
const throughApi = 8;
const atOnce = 100;
const today = '2026-03-02';
const enterprise = {
  ...{
    uscc: '91410305MA9XTE0263',
    name: 'Sample',
    district: '410305',
    industry: 'C34',
    foundedOn: '2016-05-18',
    status: 'active' as const,
  },
  ...{ legalName: 'Legal', contact: 'Contact', mobile: '13903790001', email: 'a@example.com', employees: 126 },
  years: [
    { year: 2025, revenue: 8600, mainRevenue: 7310, rd: 430, assets: 9800, liabilities: 4100 },
    { year: 2024, revenue: 7400, mainRevenue: 6290, rd: 340, assets: 8900, liabilities: 4000 },
  ],
};

interface Judged {
  readonly name: string;
  readonly form: FormDefinition;
  readonly pkg: ProgrammePackage;
  readonly compiled: CompiledForm;
  readonly scope: FormScope;
}

/** Forms with every type of field, in a package that has their vocabularies. */
function everyField(): NamedPackage[] {
  const shipped = shippedPackage(firstProgramme);
  const vocabularies = { ...shipped.vocabularies, ...restVocabularies };
  return [
    {
      name: 'every-field',
      pkg: { workflow: { ...shipped.workflow, parameters: {} }, vocabularies, forms: { page: pageForm(), rest: restForm } },
    },
  ];
}

/** By night those of every programme: large forms need many submissions until one is taken. */
const shipped = process.env.LONG ? shippedPackages() : [{ name: firstProgramme, pkg: shippedPackage(firstProgramme) }];

/** Every form there is, each once. */
const forms: readonly Judged[] = [
  ...new Map(
    [...everyField(), ...shipped, ...testPackages(), ...patternPackages()].flatMap(({ name, pkg }) =>
      Object.entries(pkg.forms).map(([id, form]): [string, Judged] => {
        const parameters = pkg.workflow.parameters ?? {};
        const compiled = compileForm(form, pkg.vocabularies, { parameters });
        return [
          JSON.stringify(form),
          { name: `${name}/${id}`, form, pkg, compiled, scope: { enterprise, today, parameters, applyType: null } },
        ];
      }),
    ),
  ).values(),
];
const each = Math.ceil(total / forms.length);

let browser: Browser;
let page: Page;
let world: World;
let root: string;

beforeAll(async () => {
  [browser, world] = await Promise.all([launchBrowser(), openWorld({ root: rootWith(forms) })]);
  page = await browser.newPage();
  await page.addScriptTag({ content: await bundled() });
});
afterAll(async () => {
  await browser.close();
  await world.close();
  rmSync(root, { recursive: true });
});

/** The browser's half, bundled and shortened by the tool and for the browsers the product is built with and for. */
async function bundled(): Promise<string> {
  const lib = { entry: join(import.meta.dirname, '../support/browser-verdict.ts'), formats: ['iife' as const], name: 'verdict' };
  const built = await build({ configFile: false, logLevel: 'error', build: { lib, write: false, minify: true, target: 'es2022' } });
  const [output] = [built].flat() as { output: { code: string }[] }[];
  return output?.output[0]?.code ?? '';
}

/** A programme that a form is the application of. */
function workflowOf(id: string, { form, pkg }: Judged): WorkflowDefinition {
  const asked = Object.values(form.schema.properties ?? {}).flatMap((field) => field['x-reference'] ?? []);
  const registries = Object.fromEntries(asked.map(({ registry }) => [registry, { title: registry }]));
  return {
    ...{ id, title: id, owner: 'office', legalKind: 'service', start: 'apply', parameters: pkg.workflow.parameters ?? {} },
    ...(asked.length > 0 && { registries }),
    steps: {
      apply: { type: 'form', form: 'application', by: 'applicant', next: 'done' },
      done: { type: 'end', outcome: 'approved', tone: 'positive' },
    },
  };
}

/** Every form as the application of a programme of its own. */
function rootWith(judged: readonly Judged[]): string {
  root = mkdtempSync(join(tmpdir(), 'liuzhuan-verdict-'));
  const write = (path: string, content: unknown) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), JSON.stringify(content));
  };
  write('package.json', {});
  for (const [index, one] of judged.entries()) {
    const { form, pkg } = one;
    const id = `verdict-${index}`;
    write(`workflows/${id}/workflow.json`, workflowOf(id, one));
    write(`forms/${id}/application.json`, { ...form, id: 'application' });
    for (const [name, vocabulary] of Object.entries(pkg.vocabularies)) write(`forms/vocabularies/${name}.json`, vocabulary);
  }
  write('workflows/demonstration.json', {
    organisations: [{ id: 'office', name: 'Office' }],
    enterprises: [enterprise],
    users: [{ login: 'agent', name: 'agent', memberships: [{ uscc: enterprise.uscc, role: 'agent' }] }],
  });
  return root;
}

async function inBrowser({ form, pkg, scope }: Judged, submissions: readonly Submission[]): Promise<Verdict[]> {
  const work = JSON.stringify({ form, vocabularies: pkg.vocabularies, scope, submissions });
  const answer = await page.evaluate((text) => (globalThis as unknown as { judge(work: string): string }).judge(text), work);
  return JSON.parse(answer) as Verdict[];
}

/** Files that are asked for and may come later: an empty list promises them. */
function isPromised({ fields }: CompiledForm, submission: Submission, { pointer, code }: InputError): boolean {
  const field = fields.get(pointer.slice(1));
  return code === 'field.required' && field !== undefined && isPromise(field.schema, submission[field.name]);
}

function onServer({ compiled, scope }: Judged, submission: Submission): Verdict {
  const { errors, data } = accept(compiled, submission, {}, effectiveAccess(compiled, {}, 'edit'), scope);
  const verdict = {
    errors: errors
      .filter((error) => !isPromised(compiled, submission, error))
      .map(({ pointer, code, message }) => ({ pointer, code, message })),
    data,
    deferred: errors.filter((error) => isPromised(compiled, submission, error)).map(({ pointer }) => pointer.slice(1)),
  };
  return JSON.parse(JSON.stringify(verdict)) as Verdict;
}

const good = new Map<Judged, Submission | null>();

/** What the solver of generated paths finds for a form. */
function goodOf(one: Judged): Submission | null {
  const { form, pkg, scope } = one;
  if (!good.has(one)) {
    const alone = { ...pkg, workflow: workflowOf('verdict', one), forms: { application: { ...form, id: 'application' } } };
    const filling = { enterprise, applyType: null, ruleVersion: null, forms: {}, today: scope.today };
    good.set(one, sampleForm(alone, 'application', filling));
  }
  return good.get(one) ?? null;
}

/** As it comes out of JSON: what no JSON says is no submission. */
function generated(one: Judged, seed: number): Submission {
  const wrong = (tried: Submission) => onServerErrors(one, tried).filter((error) => isRefused([error]));
  const submission = submissionOf(one.compiled, today, seed, wrong, goodOf(one));
  return JSON.parse(JSON.stringify(submission)) as Submission;
}

/** No formula of the language gives a list of codes or a period, and what a draft begins with is no verdict. */
const neverJudged = ['array x-computed', 'array x-prefill', 'object x-computed', 'object x-prefill'];

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Every `type keyword` and `type format …` of a schema. */
function partsOf(schema: FieldSchema): string[] {
  const own = Object.keys(schema).map((keyword) => `${schema.type} ${keyword}`);
  const format = schema.format === undefined ? [] : [`${schema.type} format ${schema.format}`];
  return [...own, ...format, ...[schema.items ?? [], ...Object.values(schema.properties ?? {})].flat().flatMap(partsOf)];
}

it('are asked about every type, format and keyword of a field', () => {
  const judged = new Set(forms.flatMap(({ form }) => partsOf(form.schema)));
  const dialect = [
    ...Object.entries({ ...keywords, period: periodKeywords }).flatMap(([type, list]) =>
      list.map((keyword) => `${type === 'period' ? 'object' : type} ${keyword}`),
    ),
    ...Object.entries(formats).flatMap(([type, list]) => list.map((format) => `${type} format ${format}`)),
  ];
  expect(dialect.filter((part) => !judged.has(part))).toEqual(neverJudged);
});

describe('browser and server', () => {
  it(
    `judge ${total} generated submissions alike`,
    async () => {
      let judged = 0;
      let accepted = 0;
      const passed = new Set<string>();
      for (const [number, one] of forms.entries()) {
        for (let from = 0; from < each; from += atOnce) {
          const seeds = Array.from({ length: Math.min(atOnce, each - from) }, (_, index) => number * 1_000_000 + from + index);
          const submissions = seeds.map((seed) => generated(one, seed));
          const there = await inBrowser(one, submissions);
          for (const [index, submission] of submissions.entries()) {
            const here = onServer(one, submission);
            judged += 1;
            if (!isRefused(onServerErrors(one, submission))) {
              accepted += 1;
              passed.add(one.name);
            }
            if (same(here, there[index])) continue;
            const smallest = await shrunk(
              submission,
              async (smaller) => !same(onServer(one, smaller), (await inBrowser(one, [smaller]))[0]),
            );
            expect({ seed: seeds[index], form: one.name, smallest, verdict: (await inBrowser(one, [smallest]))[0] }).toEqual({
              ...{ seed: seeds[index], form: one.name, smallest, verdict: onServer(one, smallest) },
            });
          }
        }
      }
      expect(judged).toBeGreaterThanOrEqual(total);
      expect(forms.map(({ name }) => name).filter((name) => !passed.has(name))).toEqual([]);
      // A generator that only makes nonsense would prove nothing, nor one that only makes sense.
      expect(accepted / judged).toBeGreaterThan(0.05);
      expect(accepted / judged).toBeLessThan(0.9);
    },
    process.env.LONG ? 3_600_000 : 120_000,
  );

  it('agree through the API too', async () => {
    const agent = await world.as('agent');
    const files = await Promise.all([
      agent.upload({ name: 'a.pdf', type: 'application/pdf', bytes: pdfOf('a') }),
      agent.upload({ name: 'a.png', type: 'image/png', bytes: png }),
    ]);
    let taken = 0;
    let promises = 0;
    for (const [number, one] of forms.entries()) {
      const submissions = Array.from({ length: throughApi }, (_, index) => withFiles(generated(one, number * 1_000_000 + index), files));
      const there = await inBrowser(one, submissions);
      let kase: CaseDto | null = null;
      for (const [index, data] of submissions.entries()) {
        kase ??= await agent.open({ programme: `verdict-${number}`, uscc: enterprise.uscc });
        const { errors = [], data: kept, deferred = [] } = there[index] ?? {};
        const sent = { outcome: 'submit', data, deferred };
        const { status, body } = await agent.call('POST', `/api/tasks/${kase.tasks[0]?.id}/complete`, sent);
        const refused = isRefused(onServerErrors(one, data));
        const told = { form: one.name, index, data };
        if (status === 200) {
          const { declared, deferred: promised } = body as CaseDto;
          expect({ ...told, refused, kept: declared, promised }).toEqual({ ...told, refused: false, kept, promised: deferred });
          if (deferred.length > 0) promises += 1;
          kase = null;
          taken += 1;
        } else {
          expect({ ...told, status, code: (body as ProblemDetails).code }).toEqual({ ...told, status: 422, code: 'input.invalid' });
          // Whether a file was uploaded, and an entry stands in a registry, only the server knows.
          const said = (list: readonly { readonly pointer: string; readonly code: string }[]) =>
            list
              .filter(({ code }) => !['field.files', 'field.x-reference'].includes(code))
              .map(({ pointer, code }) => `${pointer} ${code}`);
          expect({ ...told, errors: said((body as ProblemDetails).errors) }).toEqual({ ...told, errors: said(errors) });
        }
      }
    }
    expect(taken).toBeGreaterThan(forms.length);
    expect(promises).toBeGreaterThan(0);
  });
});

function onServerErrors({ compiled, scope }: Judged, data: Submission) {
  const { errors } = accept(compiled, data, {}, effectiveAccess(compiled, {}, 'edit'), scope);
  return errors.filter((error) => !isPromised(compiled, data, error));
}

/** Files that were really uploaded, in place of those made up. */
function withFiles<T>(value: T, files: readonly { readonly type: string }[]): T {
  if (Array.isArray(value)) return value.map((item) => withFiles(item, files)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const { id, type } = value as { id?: unknown; type?: unknown };
  if (typeof id === 'string' && typeof type === 'string') return (files.find((file) => file.type === type) ?? value) as T;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withFiles(inner, files)])) as T;
}
