/** Panels can score: their items are numbers of the scoring form, the parts make a whole, and enough experts are drawn. */
import type { ProgrammePackage } from '../model/definition.ts';
import type { ScoreStep } from '../model/steps.ts';
import type { Place } from './places.ts';
import { type Report, suggest } from './report.ts';

/** @param forms only those that are sound */
export function checkPanels(places: readonly Place[], { forms }: Pick<ProgrammePackage, 'forms'>, report: Report): void {
  for (const place of places) {
    if (place.broken || place.step.type !== 'score') continue;
    checkItems(place, place.step, forms, report);
    checkAggregate(place, place.step, report);
    checkDraw(place, place.step, report);
    if (place.step.silence !== undefined && !place.step.deadline) {
      report.error('silence.no-deadline', place.at('silence'), { step: place.id });
    }
  }
}

function checkItems({ at }: Place, step: ScoreStep, forms: ProgrammePackage['forms'], report: Report): void {
  const form = Object.hasOwn(forms, step.form) ? forms[step.form] : undefined;
  if (!form) return;
  const fields = Object.entries(form.schema.properties ?? {});
  const numbers = fields.filter(([, { type }]) => type === 'number' || type === 'integer').map(([name]) => name);
  const check = (item: string, ...path: (string | number)[]) => {
    if (!numbers.includes(item)) report.error('score.item', at(...path), { item, form: step.form, ...suggest(item, numbers) });
  };
  for (const [item, { min }] of Object.entries(step.items ?? {})) {
    check(item, 'items', item);
    const { maximum, title = item } = Object.fromEntries(fields)[item] ?? {};
    if (min !== undefined && maximum !== undefined && min > maximum)
      report.error('score.min', at('items', item, 'min'), { item: title, min, maximum });
  }
  for (const [name, part] of Object.entries(step.aggregate.parts ?? {}))
    for (const [index, item] of part.items.entries()) check(item, 'aggregate', 'parts', name, 'items', index);
  if (numbers.length === 0) report.error('score.no-items', at('form'), { form: step.form });
}

function checkAggregate({ at, id }: Place, { aggregate, assign }: ScoreStep, report: Report): void {
  const parts = Object.values(aggregate.parts ?? {});
  if ((aggregate.method === 'weighted') !== parts.length > 0) report.error('score.parts', at('aggregate'), { step: id });
  const sum = parts.reduce((total, { weight }) => total + weight, 0);
  if (parts.length > 0 && Math.abs(sum - 1) > 1e-9) report.warn('score.weights', at('aggregate', 'parts'), { sum: Number(sum.toFixed(6)) });
  const people = assign.draw?.count ?? assign.count ?? 1;
  const drop = aggregate.drop ?? 1;
  if (aggregate.method === 'trimmedMean' && people <= 2 * drop) report.error('score.trim', at('aggregate'), { people, drop });
}

function checkDraw({ at }: Place, { assign: { draw } }: ScoreStep, report: Report): void {
  const most = Math.max(0, ...Object.values(draw?.mix ?? {}));
  if (draw && most > draw.count) report.error('draw.mix', at('assign', 'draw', 'mix'), { count: draw.count, most });
}
