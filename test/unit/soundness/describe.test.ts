import { describe, expect, it } from 'vitest';
import { readDemonstration } from '../../../engine/cli/seed.ts';
import { rootFolder } from '../../../engine/main.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { Join, ParallelStep } from '../../../engine/model/steps.ts';
import { checkPackage, isSound } from '../../../engine/soundness/check.ts';
import { type Description, describeProgramme } from '../../../engine/soundness/describe/describe.ts';
import { shippedPackage, shippedPackages, testPackages } from '../../support/definitions.ts';
import { languagePackages } from '../../support/language.ts';
import { firstProgramme } from '../../support/world.ts';

const sound = [...shippedPackages(), ...testPackages()].filter(({ pkg }) => isSound(checkPackage(pkg)));
const shipped = shippedPackage(firstProgramme);

/** Organisations, programmes and registries, as the command line knows them. */
const surroundings = new Map([
  ...(readDemonstration(rootFolder())?.organisations ?? []).map(({ id, name }): [string, string] => [id, name]),
  ...shippedPackages().flatMap(({ pkg: { workflow } }): [string, string][] => [
    [workflow.id, workflow.title],
    ...Object.entries(workflow.registries ?? {}).map(([id, { title }]): [string, string] => [id, title]),
  ]),
]);

function linesOf({ about, steps, forms, rules }: Description): string[] {
  return [...about, ...[...steps, ...forms, ...rules].flatMap(({ lines }) => lines)];
}

/** Maps of the definition language whose keys are names that people shouldn't meet, and values that are such names. */
const named = ['properties', 'steps', 'outcomes', 'branches', 'values', 'result', 'settings', 'records', 'flags', 'tables', 'scorecards'];
const naming = ['record', 'flag', 'outcome', 'kind', 'registry', 'role'];

function keysOf(pkg: ProgrammePackage): ReadonlySet<string> {
  const keys = new Set(['single', 'any', 'all', 'sequence', 'quorum', 'percent', 'consult']);
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (named.includes(key) && typeof inner === 'object' && inner !== null && !Array.isArray(inner))
        for (const one of Object.keys(inner)) keys.add(one);
      if (naming.includes(key) && typeof inner === 'string') keys.add(inner);
      walk(inner);
    }
  };
  walk([pkg.workflow, pkg.forms]);
  return keys;
}

describe('a definition in words', () => {
  it.each(sound)('says something of every step of $name, in both languages, and leaves no gap', ({ pkg }) => {
    for (const lang of ['zh-CN', 'en'] as const) {
      const { steps, about, forms, rules } = describeProgramme(pkg, lang);
      expect(steps.filter(({ lines }) => lines.length === 0).map(({ id }) => id)).toEqual([]);
      const all = [...about, ...steps.flatMap(({ lines }) => lines), ...[...forms, ...rules].flatMap(({ lines }) => lines)];
      // A text without its code, a parameter that wasn't given.
      expect(all.filter((line) => /describe\.|undefined|\[object/.test(line))).toEqual([]);
    }
  });

  it.each(shippedPackages())('calls everything of $name by what people call it, not by its name in the definition', ({ pkg }) => {
    const names = surroundings;
    const { steps, about, forms, rules } = describeProgramme(pkg, 'zh-CN', names);
    const all = [...about, ...[...steps, ...forms, ...rules].flatMap(({ lines }) => lines)];
    expect(
      all.filter((line) => /\b(parameters|enterprise|application|registry|declared|verified)\.|legal-representative/.test(line)),
    ).toEqual([]);
    const orgs = new Set([pkg.workflow.owner, ...names.keys()]);
    expect(all.filter((line) => [...line.matchAll(/[（“]([a-z][a-z0-9-]+)[）”]/g)].some(([, id]) => orgs.has(id ?? '')))).toEqual([]);
  });

  it.each(shippedPackages())('leaves no key of a field, step, outcome, record, setting or policy of $name in what is read', ({ pkg }) => {
    const keys = keysOf(pkg);
    const found = (lang: 'zh-CN' | 'en', isKey: (word: string) => boolean) =>
      linesOf(describeProgramme(pkg, lang, surroundings)).filter((line) =>
        [...line.matchAll(/(?<![\w.-])[A-Za-z][\w-]*/g)].some(([word]) => keys.has(word) && isKey(word)),
      );
    expect(found('zh-CN', () => true)).toEqual([]);
    // In English a key may be a word; one with a hyphen or a capital inside isn't.
    expect(found('en', (word) => /[a-z0-9][A-Z]|-/.test(word))).toEqual([]);
  });

  it('names people, limits with their counting, outcomes and rules', () => {
    const { steps, rules, about } = describeProgramme(shipped, 'en');
    const stepLines = (id: string) => steps.find((step) => step.id === id)?.lines ?? [];
    expect(stepLines('accept')).toEqual([
      'Who: County clerk (district code)',
      'Limit: 5 working days, the first day does not count, until 24:00 of the last',
      'Overdue, it is brought before City section chief',
      '“Accept”: Inspection, if Kind of application is not Renewal or at least one of the enterprise’s registry entries has (registry is 创新型中小企业名录 and status of the entry is one of valid, expired)',
      '“Ask for correction”: Correction',
      '“Refuse”: Not accepted, with reasons',
    ]);
    expect(stepLines('notice')[0]).toContain('5 working days, the first day counts');
    expect(about.join('\n')).toContain('It stands during Correction');
    expect(rules.flatMap(({ lines }) => lines).filter((line) => line.includes('gives 15')).length).toBeGreaterThan(3);
  });

  describe('of branches that come together', () => {
    const joining = (join: Join, lang: 'zh-CN' | 'en' = 'zh-CN') => {
      const { workflow } = shipped;
      const depts = { ...(workflow.steps.depts as ParallelStep), join };
      const pkg = { ...shipped, workflow: { ...workflow, steps: { ...workflow.steps, depts } } };
      expect(checkPackage(pkg).filter(({ severity }) => severity === 'error')).toEqual([]);
      return describeProgramme(pkg, lang, surroundings)
        .steps.find(({ id }) => id === 'depts')
        ?.lines.slice(1, -2);
    };

    it('says the share of weight that decides, who weighs how much, and what becomes of the rest', () => {
      expect(joining({ share: '2/3', weights: { emergency: 3, ecology: 1.5 } })).toEqual([
        '按票权决定：同一结果的票权达到全部的 2/3 即定，都达不到的取最不利结果',
        '票权：应急管理部门核查 3、生态环境部门核查 1.5，其余各 1',
        '结果已定的，其余不再办理',
      ]);
      expect(joining({ share: 0.5, over: true, rest: 'await' }, 'en')).toEqual([
        'Decided by weight: an outcome with more than 0.5 of all of it; where none has that, the least favourable one',
        'Once it is decided the rest is still waited for',
      ]);
      const weights = { marketRegulation: 1, emergency: 2, ecology: 2, taxation: 1 };
      expect(joining({ share: 1, weights })?.[1]).toBe('票权：市场监管部门核查 1、应急管理部门核查 2、生态环境部门核查 2、税务部门核查 1');
    });

    it('says how many are waited for, and what ends it at once', () => {
      expect(joining({ need: 'all', veto: ['object'] })).toEqual(['全部办结后继续', '出现“有异议”立即结束']);
      expect(joining({ need: 2 })).toEqual(['2 项办结后继续', '结果已定的，其余不再办理']);
      expect(joining({ need: 'any', rest: 'await' })).toEqual(['任一办结后继续', '结果已定的，仍等其余办结']);
    });

    it('says the same of the items of a list, and when they go on beside the case', () => {
      const { steps } = describeProgramme(shippedPackage('enterprise-request-closed-loop'), 'zh-CN', surroundings);
      const lines = (id: string) => steps.find((step) => step.id === id)?.lines ?? [];
      expect(lines('assist').slice(1, 3)).toEqual(['不等待办结，随即继续', '其余在旁继续办理，不再影响结果']);
      expect(lines('weeks').slice(0, 2)).toEqual(['对7、14、21、28依次逐项办理', '全部办结后继续']);
      expect(lines('closed')).toContain('其余在办的全部办结后才办结');
    });
  });

  it('says of a sample what share of cases is drawn', () => {
    const { pkg } = languagePackages().find(({ name }) => name === 'lots')!;
    const lines = (lang: 'zh-CN' | 'en') => describeProgramme(pkg, lang, surroundings).steps.map((step) => step.lines);
    expect(lines('zh-CN').flat()).toEqual(expect.arrayContaining(['按 30% 的比例随机抽取']));
    expect(lines('en').flat()).toEqual(expect.arrayContaining(['A lot is drawn over 30% of cases']));
    expect(lines('zh-CN').flat()).toContain('如果“抽取质检”的是否抽中，转至“质检”');
  });

  it('says how long an objection may take, from when an entry is valid, who grants which lots, and for what nobody applies again', () => {
    const { steps, about } = describeProgramme(shippedPackage('meiyu-brand-application'), 'zh-CN', surroundings);
    const lines = (id: string) => steps.find((step) => step.id === id)?.lines ?? [];
    expect(lines('notice')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^异议受理时限：3 个工作日/), expect.stringMatching(/^异议核查时限：10 个工作日/)]),
    );
    expect(lines('register')[0]).toBe('列入““美豫名品”授权名单”，自“登记省级结果”的公布日期起 3 年有效');
    expect(lines('registerPool')[0]).toBe('列入““美豫名品”市级培育库”，自列入当日起 2 年有效');
    expect(lines('desk').find((line) => line.includes('批准'))).toMatch(/^重新抽取、更换专家须经另一人批准/);
    expect(about).toContain('有不良记录（弄虚作假）的，3 年内不得再次申请');
  });
});
