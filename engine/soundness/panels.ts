/** Panels can score: their items are numbers of the scoring form, the parts make a whole, and enough experts are drawn. */
import type { ProgrammePackage } from '../model/definition.ts';
import type { ScoreStep } from '../model/steps.ts';
import { Num } from '../rules/decimal.ts';
import { constantOf } from './constant.ts';
import type { Place } from './places.ts';
import { type Report, suggest } from './report.ts';
import { titleOf } from './walk.ts';

/** @param forms only those that are sound */
export function checkPanels(places: readonly Place[], { forms }: Pick<ProgrammePackage, 'forms'>, report: Report): void {
  for (const place of places) {
    if (place.broken || place.step.type !== 'score') continue;
    checkItems(place, place.step, forms, report);
    checkAggregate(place, place.step, report);
    checkDraw(place, place.step, report);
    checkRange(place, place.step, forms, report);
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

/** An expert's total can lie in the range: bounds that are numbers are compared with what the form allows. */
function checkRange(place: Place, step: ScoreStep, forms: ProgrammePackage['forms'], report: Report): void {
  const form = Object.hasOwn(forms, step.form) ? forms[step.form] : undefined;
  const fields = Object.entries(form?.schema.properties ?? {});
  const named = Object.keys(step.items ?? {});
  const items = fields.filter(
    ([name, { type }]) => (type === 'number' || type === 'integer') && (named.length === 0 || named.includes(name)),
  );
  const sum = (end: 'minimum' | 'maximum', none: number) =>
    items.reduce((total, [, field]) => total.plus(typeof field[end] === 'number' ? field[end] : none), new Num(0)).toNumber();
  const least = sum('minimum', Number.NEGATIVE_INFINITY);
  const most = sum('maximum', Number.POSITIVE_INFINITY);
  const from = constantOf(step.range?.from) ?? Number.NEGATIVE_INFINITY;
  const to = constantOf(step.range?.to) ?? Number.POSITIVE_INFINITY;
  if (!step.range || items.length === 0 || (from <= to && from <= most && to >= least)) return;
  const end = from > most || from > to ? 'from' : 'to';
  const words = (bound: number) => (Number.isFinite(bound) ? String(bound) : '');
  const params = { step: titleOf(place), from: words(from), to: words(to), least: words(least), most: words(most) };
  report.error('score.range', place.at('range', end), params);
}

function checkDraw({ at }: Place, { assign: { draw } }: ScoreStep, report: Report): void {
  const most = Math.max(0, ...Object.values(draw?.mix ?? {}));
  if (draw && most > draw.count) report.error('draw.mix', at('assign', 'draw', 'mix'), { count: draw.count, most });
}
