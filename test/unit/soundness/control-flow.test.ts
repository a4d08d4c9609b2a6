import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPackage } from '../../../engine/soundness/check.ts';

describe('the definitions of control flow', () => {
  it.each(['site-inspection', 'project-admission', 'monthly-report', 'joint-review'])('%s is sound', (name) => {
    const pkg = JSON.parse(readFileSync(new URL(`../../definitions/${name}.json`, import.meta.url), 'utf8'));
    expect(checkPackage(pkg).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('a schedule', () => {
  it('is told what is wrong with it', () => {
    const pkg = JSON.parse(readFileSync(new URL('../../definitions/monthly-report.json', import.meta.url), 'utf8'));
    pkg.workflow.schedule = [
      { id: 'a', every: 'quarter', month: 4, day: 0, for: { organisations: ['x'] } },
      { id: 'a', every: 'month', day: 1, for: {} },
      { id: 'b', every: 'month', day: 1, for: { enterprises: 'enterprise.nme = "x"' } },
      { id: 'c', every: 'month', day: 1, for: { organisations: ['x'], share: '50 + 51' } },
    ];
    const found = checkPackage(pkg).map(({ code, pointer }) => `${code} ${pointer}`);
    expect(found).toEqual(
      expect.arrayContaining([
        'schedule.month /schedule/0/month',
        'schedule.day /schedule/0/day',
        'schedule.duplicate /schedule/1/id',
        'schedule.whom /schedule/1/for',
        'feel.name /schedule/2/for/enterprises',
        'schedule.share /schedule/3/for/share',
      ]),
    );
  });
});
