import { charge, type Env } from './budget.ts';
import type { Builtin } from './builtin.ts';
import { finite, type Num, toNum } from './decimal.ts';
import { ANY, BOOLEAN, type FeelType, isLoose, listOf, NUMBER, unify } from './types.ts';
import { equal, order } from './value.ts';

type List = readonly unknown[];
type ListAndItems = readonly [List, ...unknown[]];

/** The items: of the one list given, or the arguments themselves. */
function itemsType(args: readonly FeelType[]): FeelType {
  const [first] = args;
  if (args.length === 1 && first) return first.kind === 'list' ? first.of : first;
  return args.reduce((type, arg) => unify(type, arg));
}

/** A fold over numbers; null when the list is empty or holds anything else (DMN 1.5 table 77). */
function folded(run: (numbers: readonly Num[]) => Num): Builtin {
  return {
    params: ['list'],
    required: 1,
    spread: true,
    type: (args) => (isLoose(itemsType(args)) || itemsType(args).kind === 'number' ? NUMBER : 'list of number'),
    run([list]: readonly List[], env) {
      charge(env, list!.length);
      const numbers = list!.map(toNum);
      return numbers.length === 0 || numbers.includes(null) ? null : finite(run(numbers as Num[]));
    },
  };
}

/** The least or greatest of numbers, strings or dates. */
function extreme(sign: 1 | -1): Builtin {
  return {
    params: ['list'],
    required: 1,
    spread: true,
    type(args) {
      const of = itemsType(args);
      return ['number', 'string', 'date', 'any', 'null'].includes(of.kind) ? of : 'list of number';
    },
    run([list]: readonly List[], env) {
      charge(env, list!.length);
      let best: unknown = list![0] ?? null;
      for (const item of list!) {
        const compared = order(item ?? null, best);
        if (compared === null) return null;
        if (compared * sign > 0) best = item;
      }
      return best;
    },
  };
}

function sameAs(wanted: unknown, env: Env): (item: unknown) => boolean {
  return (item) => equal(item ?? null, wanted ?? null, () => charge(env, 1)) === true;
}

function distinct(list: List, env: Env): unknown[] {
  const kept: unknown[] = [];
  for (const item of list) if (!kept.some(sameAs(item, env))) kept.push(item);
  return kept;
}

function joined(lists: readonly List[], env: Env): unknown[] {
  charge(
    env,
    lists.reduce((sum, list) => sum + list.length, 0),
  );
  return lists.flat(1);
}

export const listBuiltins: Readonly<Record<string, Builtin>> = {
  count: { params: ['list'], required: 1, type: () => NUMBER, run: ([list]: readonly List[]) => list!.length },
  sum: folded((numbers) => numbers.reduce((sum, number) => sum.plus(number))),
  mean: folded((numbers) => numbers.reduce((sum, number) => sum.plus(number)).div(numbers.length)),
  min: extreme(-1),
  max: extreme(1),
  'list contains': {
    params: ['list', 'any'],
    required: 2,
    nulls: true,
    type: () => BOOLEAN,
    run: (args: readonly unknown[], env) => {
      const [list, wanted] = args as unknown as ListAndItems;
      return list.some(sameAs(wanted, env));
    },
  },
  'distinct values': {
    params: ['list'],
    required: 1,
    type: ([list]) => (list?.kind === 'list' ? list : listOf(list ?? ANY)),
    run: ([list]: readonly List[], env) => distinct(list!, env),
  },
  concatenate: {
    params: ['list', 'list', 'list', 'list', 'list', 'list', 'list', 'list'],
    required: 1,
    type: (args) => listOf(args.map((arg) => (arg.kind === 'list' ? arg.of : arg)).reduce(unify)),
    run: (lists: readonly List[], env) => joined(lists, env),
  },
  append: {
    params: ['list', 'any', 'any', 'any', 'any', 'any', 'any', 'any'],
    required: 2,
    nulls: true,
    type: ([list, ...items]) => listOf([list?.kind === 'list' ? list.of : (list ?? ANY), ...items].reduce(unify)),
    run: (args: readonly unknown[], env) => {
      const [list, ...items] = args as unknown as ListAndItems;
      return joined([list, items], env);
    },
  },
  /** False for null and for what is absent. */
  'is defined': { params: ['any'], required: 1, nulls: true, type: () => BOOLEAN, run: ([value]: readonly unknown[]) => value !== null },
};
