/** What a step expects of a case that it opens, held against the definition of that case's programme. */
import { describe, expect, it } from 'vitest';
import { text } from '../../../engine/messages/render.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import { checkPackage } from '../../../engine/soundness/check.ts';
import { checkKnownChildren, checkOpeners, endingsOf } from '../../../engine/soundness/known-children.ts';
import { sampleEnterprise } from '../../../engine/soundness/paths/enterprise.ts';
import { generatePaths } from '../../../engine/soundness/paths/generate.ts';
import admission from '../../definitions/project-admission.json' with { type: 'json' };
import inspection from '../../definitions/site-inspection.json' with { type: 'json' };
import { statutoryCalendar } from '../../support/pure-world.ts';

const child = inspection as unknown as ProgrammePackage;
const start = '2026-03-02';
const generate = (pkg: ProgrammePackage, others?: readonly ProgrammePackage[]) =>
  generatePaths(pkg, { calendar: statutoryCalendar, start, enterprise: sampleEnterprise(start), ...(others && { others }) });

type Opening = { outcomes: Record<string, { to: string }>; data: Record<string, string> };
/** The parent, expecting other things of its child. */
function parent(more: (step: Opening) => void = () => {}): ProgrammePackage {
  const pkg = structuredClone(admission) as unknown as ProgrammePackage;
  more(pkg.workflow.steps.inspect as unknown as Opening);
  return pkg;
}

describe('a step that opens a case', () => {
  it('is sound with the programme it opens', () => {
    expect([...endingsOf(child.workflow)].sort()).toEqual(['approved', 'rejected', 'withdrawn']);
    expect(checkKnownChildren(parent(), [child])).toEqual([]);
  });

  it('must not wait for an outcome, nor fill in a field, that the programme hasn’t got; what isn’t known is believed', () => {
    const wrong = parent((step) => {
      step.outcomes.aproved = { to: 'admit' };
      step.data.prodct = 'application.product';
    });
    expect(checkPackage(wrong)).toEqual([]);
    expect(checkKnownChildren(wrong, [])).toEqual([]);
    const problems = checkKnownChildren(wrong, [child]);
    expect(problems).toMatchObject([
      { code: 'case.outcome', severity: 'error', pointer: '/steps/inspect/outcomes/aproved', params: { suggestion: 'approved' } },
      { code: 'case.field', severity: 'error', pointer: '/steps/inspect/data/prodct', params: { suggestion: 'product' } },
    ]);
    const said = problems.map(({ code, params }) => [text('zh-CN', code, params), text('en', code, params)].join(' '));
    expect(said[0]).toContain('环节“联合核查”等待“多点位联合核查”的办件以“aproved”办结');
    expect(said[1]).toContain('(did you mean “product”?)');
  });

  it('is held against a new version of the programme it opens, which warns of what the step will miss', () => {
    const opener = parent();
    expect(checkOpeners(child, [opener, child])).toEqual([]);
    const next = JSON.parse(
      JSON.stringify(child).replaceAll('"approved"', '"passed"').replaceAll('sampleNo', 'sample'),
    ) as ProgrammePackage;
    const problems = checkOpeners(next, [opener, child]);
    expect(problems).toMatchObject([
      { code: 'case.opener-outcome', severity: 'warning', params: { outcomes: 'approved' } },
      { code: 'case.opener-field', severity: 'warning', pointer: '/steps/apply', params: { fields: 'sampleNo' } },
    ]);
    expect(text('zh-CN', problems[0]?.code ?? '', problems[0]?.params)).toContain('“项目入库”的环节“联合核查”');
    // Of several versions of the opener the newest counts.
    expect(
      checkOpeners(next, [parent((step) => Object.assign(step, { outcomes: { passed: { to: 'admit' } }, data: {} })), opener]),
    ).toEqual([]);
  });

  it('of its own programme is held against itself', () => {
    const again = structuredClone(admission) as unknown as {
      workflow: { steps: { inspect: Opening & { programme: string; when: string } } };
    };
    Object.assign(again.workflow.steps.inspect, { programme: 'project-admission', outcomes: { recorded: { to: 'admit' } } });
    expect(checkKnownChildren(again as unknown as ProgrammePackage, []).map(({ code }) => code)).toEqual(['case.outcome']);
  });
});

describe('paths of a step that opens a case', () => {
  it('end it as its programme lets it', () => {
    const report = generate(parent(), [child]);
    expect(report.uncovered).toEqual([]);
    const ended = report.paths.flatMap(({ events }) => events.flatMap(({ action }) => (action.do === 'child' ? [action.outcome] : [])));
    expect([...new Set(ended)].sort()).toEqual(['approved', 'rejected', 'withdrawn']);
    // Unknown, it ends with something that the step doesn't name.
    const alone = generate(parent()).paths.flatMap(({ events }) =>
      events.flatMap(({ action }) => (action.do === 'child' ? [action.outcome] : [])),
    );
    expect(alone).toContain('other');
  });

  it('don’t count an outcome as reached that the programme never gives, nor what only follows from it', () => {
    const wrong = parent((step) => {
      step.outcomes = { passed: { to: 'admit' } };
    });
    const covered = (others: readonly ProgrammePackage[]) => generate(wrong, others).covered;
    expect(covered([])).toEqual(expect.arrayContaining(['outcome:inspect:passed', 'step:admit']));
    const { uncovered } = generate(wrong, [child]);
    expect(uncovered).toEqual(
      expect.arrayContaining([
        { goal: 'outcome:inspect:passed', reason: 'never-given', detail: 'passed' },
        expect.objectContaining({ goal: 'step:admit', reason: 'no-route' }),
      ]),
    );
    expect(text('zh-CN', 'paths.never-given')).not.toBe(text('en', 'paths.never-given'));
  });

  it('don’t ask for any other outcome where the step names all', () => {
    const all = parent((step) => {
      for (const outcome of ['rejected', 'withdrawn']) step.outcomes[outcome] = { to: 'refused' };
    });
    const goals = ({ covered, uncovered }: ReturnType<typeof generate>) => [...covered, ...uncovered.map(({ goal }) => goal)];
    expect(goals(generate(all))).toContain('outcome:inspect:ended');
    expect(goals(generate(all, [child]))).not.toContain('outcome:inspect:ended');
    expect(generate(all, [child]).uncovered).toEqual([]);
  });
});
