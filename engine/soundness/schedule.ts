/** Schedules: ids, days that exist, and for whom. */
import { constantOf } from './constant.ts';
import type { Report } from './report.ts';
import type { Shaped } from './shape.ts';

const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

export function checkSchedule({ workflow }: Shaped, report: Report): void {
  const seen = new Set<string>();
  for (const [index, rule] of (workflow.schedule ?? []).entries()) {
    if (!rule) continue;
    const at = (...rest: string[]) => ['schedule', index, ...rest];
    if (seen.has(rule.id)) report.error('schedule.duplicate', at('id'), { schedule: rule.id });
    seen.add(rule.id);
    if (rule.day === 0) report.error('schedule.day', at('day'), { day: rule.day });
    if ((rule.month ?? 1) > monthsIn[rule.every])
      report.error('schedule.month', at('month'), { month: rule.month ?? 1, most: monthsIn[rule.every] });
    const { organisations, enterprises, share } = rule.for;
    const percent = constantOf(share, workflow.parameters);
    if (percent !== null && (percent < 0 || percent > 100))
      report.error('schedule.share', at('for', 'share'), { schedule: rule.id, share: percent });
    if ((organisations === undefined) === (enterprises === undefined)) report.error('schedule.whom', at('for'), { schedule: rule.id });
  }
}
