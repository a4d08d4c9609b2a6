/** Between which numbers the score of a panel lies: what its form allows for each item, added up as the aggregate does. */
import type { ProgrammePackage } from '../model/definition.ts';
import type { ScoreStep } from '../model/steps.ts';
import { type FeelType, NUMBER, type NumberRange } from '../rules/types.ts';

/** Types of the score and of its items; without bounds where the form sets none. */
export function scoreTypes(
  step: ScoreStep,
  items: readonly string[],
  { forms }: Pick<ProgrammePackage, 'forms'>,
): { readonly score: FeelType; readonly items: FeelType } {
  const fields = (Object.hasOwn(forms, step.form) ? forms[step.form] : undefined)?.schema.properties ?? {};
  const range = (item: string): NumberRange => {
    const { minimum, maximum } = fields[item] ?? {};
    return { ...(minimum === undefined ? {} : { min: minimum }), ...(maximum === undefined ? {} : { max: maximum }) };
  };
  const { method, parts = {}, scale = 2 } = step.aggregate;
  const summed =
    method === 'weighted'
      ? added(
          Object.values(parts).map((part) => ({
            ...added(part.items.map((item) => ({ ...range(item), weight: 1 }))),
            weight: part.weight,
          })),
        )
      : added(items.map((item) => ({ ...range(item), weight: 1 })));
  const whole = (bound: number | undefined, up: boolean) =>
    bound === undefined ? undefined : (up ? Math.ceil : Math.floor)(Math.round(bound * 10 ** scale * 1e6) / 1e6) / 10 ** scale;
  const [min, max] = [whole(summed.min, false), whole(summed.max, true)];
  return {
    score: { ...NUMBER, range: { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) } } as FeelType,
    items: { kind: 'context', fields: Object.fromEntries(items.map((item) => [item, { ...NUMBER, range: range(item) } as FeelType])) },
  };
}

/** Bounds of a weighted sum: none when a part has none, or is subtracted. */
function added(parts: readonly (NumberRange & { readonly weight: number })[]): { readonly min?: number; readonly max?: number } {
  if (parts.some(({ weight }) => weight < 0)) return {};
  const sum = (end: 'min' | 'max') =>
    parts.every((part) => part[end] !== undefined) ? parts.reduce((total, part) => total + (part[end] ?? 0) * part.weight, 0) : undefined;
  const [min, max] = [sum('min'), sum('max')];
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}
