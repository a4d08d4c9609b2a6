/** What expressions see at a place: inside an `each` also `item` and `index`; results of steps inside an `each` only there. */
import { sameJson } from '../model/json.ts';
import { once } from '../model/once.ts';
import { compileExpression } from '../rules/compile.ts';
import { ANY, type ContextType, type FeelType, NUMBER } from '../rules/types.ts';
import { allPlaces, type Place, type Scope } from './places.ts';

/** Of a workflow's scope by the innermost `each` around: steps inside the same ones see the same names. */
const known = new WeakMap<Scope, WeakMap<ContextType, Map<Place | null, ContextType>>>();
/** Types made from one whole, also for the workflow before an edit: what was compiled with an equal one counts here too. */
const made = new WeakMap<ContextType, ContextType[]>();

/** @param whole names of the whole workflow, results of all steps included */
export function scopeAt(place: Place, whole: ContextType): ContextType {
  const workflow = outermost(place.scope);
  const byWhole = once(known, workflow, () => new WeakMap<ContextType, Map<Place | null, ContextType>>());
  const types = once(byWhole, whole, () => new Map<Place | null, ContextType>());
  return once(types, eachesAround(place.scope)[0] ?? null, () => same(scopeTypeOf(place.scope, whole, workflow), whole));
}

function same(type: ContextType, whole: ContextType): ContextType {
  if (type === whole) return whole;
  const before = once(made, whole, () => [] as ContextType[]);
  const equal = before.find((other) => sameJson(other, type));
  if (!equal) before.push(type);
  return equal ?? type;
}

function scopeTypeOf(scope: Scope, whole: ContextType, workflow: Scope): ContextType {
  const around = eachesAround(scope);
  const hidden = new Set(
    allPlaces(workflow).flatMap((place) =>
      place.step.type === 'each' && !around.includes(place) ? place.branches.flatMap(allPlaces).map(({ id }) => id) : [],
    ),
  );
  const fields = Object.fromEntries(Object.entries(whole.fields).filter(([name]) => !hidden.has(name)));
  const [innermost] = around;
  if (!innermost) return hidden.size === 0 ? whole : { ...whole, fields };
  return { ...whole, fields: { ...fields, item: rowType(innermost, whole), index: NUMBER } };
}

/** Type of a row of an `each`. */
function rowType(each: Place, whole: ContextType): FeelType {
  if (each.broken || each.step.type !== 'each') return ANY;
  const compiled = compileExpression(each.step.over, scopeAt(each, whole));
  if (!compiled.ok) return ANY;
  return compiled.type.kind === 'list' ? compiled.type.of : ANY;
}

function eachesAround(scope: Scope): Place[] {
  const found: Place[] = [];
  for (let at = scope.branch?.parallel; at; at = at.scope.branch?.parallel) if (at.step.type === 'each') found.push(at);
  return found;
}

function outermost(scope: Scope): Scope {
  let at = scope;
  while (at.branch) at = at.branch.parallel.scope;
  return at;
}
