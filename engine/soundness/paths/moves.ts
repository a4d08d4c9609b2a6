/** Changes of the facts that may make a condition true, or false: its meaning is followed back to the fields it reads. */
import type { CompareOp, Node, NodeOf } from '../../rules/tree.ts';
import { asNode, distance } from './distance.ts';
import type { Move } from './facts.ts';
import { becomes } from './inverse.ts';
import { bound, deepest, type Moment, plain, readIn, referenceOf } from './moment.ts';
import { resultMoves } from './results.ts';
import { itemsAt, placesToAdd, withoutItems } from './rows.ts';
import { targetsFor } from './targets.ts';

const most = 24;

/** Ways to make `node` give `wanted`; empty when it does already or nothing is known. */
export function movesFor(node: Node, wanted: boolean, given: Moment): Move[] {
  if (given.depth > deepest) return [];
  const moment = { ...given, depth: given.depth + 1 };
  switch (node.kind) {
    case 'not':
      return movesFor(node.operand, !wanted, moment);
    case 'logic': {
      const failing = node.operands.filter((operand) => distance(operand, wanted, moment) > 0);
      const lists = failing.map((operand) => movesFor(operand, wanted, moment));
      return (node.op === 'and') === wanted ? together(lists) : lists.flat().slice(0, most);
    }
    case 'comparison':
      return compareMoves(node, wanted, moment);
    case 'membership':
      return memberMoves(node, wanted !== node.negated, moment);
    case 'quantified':
      return loopMoves(node, wanted, moment);
    case 'if':
      return ifMoves(node, (part) => movesFor(part, wanted, moment), moment);
    case 'call':
      return callMoves(node, wanted, moment);
    default:
      return becomes(node, wanted, moment, movesFor);
  }
}

/** All at once, then each alone. */
export function together(lists: readonly (readonly Move[])[]): Move[] {
  if (lists.length === 1) return [...(lists[0] ?? [])].slice(0, most);
  const longest = Math.min(4, Math.max(0, ...lists.map((list) => list.length)));
  const joined = Array.from({ length: longest }, (_, n): Move => lists.flatMap((list) => list[Math.min(n, list.length - 1)] ?? []));
  return [...joined, ...lists.flat()].filter((move) => move.length > 0).slice(0, most);
}

const opposite: Readonly<Record<CompareOp, CompareOp>> = { '=': '!=', '!=': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' };
const mirrored: Readonly<Record<CompareOp, CompareOp>> = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function compareMoves(node: NodeOf<'comparison'>, wanted: boolean, moment: Moment): Move[] {
  const op = wanted ? node.op : opposite[node.op];
  const other = readIn(node.right, moment);
  const result = resultMoves(node.left, op, other, moment, { movesFor, becomes });
  // What the result is to be compared with must be there first.
  if (result) return other === null && op !== '=' ? [...becomes(node.right, undefined, moment, movesFor), ...result] : result;
  if (node.right.kind === 'literal' && typeof node.right.value === 'boolean') {
    return movesFor(node.left, (op === '=') === node.right.value, moment);
  }
  const left = targetsFor(op, readIn(node.right, moment), node.left, moment).flatMap((target) =>
    becomes(node.left, target, moment, movesFor),
  );
  const right = targetsFor(mirrored[op], readIn(node.left, moment), node.right, moment).flatMap((target) =>
    becomes(node.right, target, moment, movesFor),
  );
  return [...left, ...right].slice(0, most);
}

function memberMoves(node: NodeOf<'membership'>, wanted: boolean, moment: Moment): Move[] {
  const tests = node.tests.map((test) => asNode(test, node.value));
  if (wanted) return tests.flatMap((test) => movesFor(test, true, moment)).slice(0, most);
  return together(tests.filter((test) => distance(test, false, moment) > 0).map((test) => movesFor(test, false, moment)));
}

function ifMoves(node: NodeOf<'if'>, moves: (part: Node) => Move[], moment: Moment): Move[] {
  const holds = readIn(node.condition, moment) === true;
  const stay = moves(holds ? node.consequent : node.alternative);
  const turn = movesFor(node.condition, !holds, moment);
  const other = moves(holds ? node.alternative : node.consequent);
  return [...stay, ...turn, ...together([turn, other])].slice(0, most);
}

/** One item is enough, or no item may. */
function loopMoves(node: NodeOf<'quantified'>, wanted: boolean, moment: Moment): Move[] {
  const [binding] = node.bindings;
  if (node.bindings.length !== 1 || binding?.source.kind !== 'list') return [];
  const { list } = binding.source;
  const items = itemsAt(list, moment);
  const inside = (item: unknown, place: Parameters<typeof bound>[3]) =>
    movesFor(node.condition, wanted, bound(moment, binding.slot, item, place));
  if (node.every === wanted) {
    const failing = items.filter(({ value }) => distance(node.condition, wanted, bound(moment, binding.slot, value, null)) > 0);
    return [...together(failing.map(({ value, place }) => inside(value, place))), ...withoutItems(list, moment)];
  }
  const added = placesToAdd(list, moment).flatMap(({ move, value, place }): Move[] => {
    const more = inside(value, place);
    return more.length === 0 ? [move] : more.map((change) => [...move, ...change]);
  });
  return [...items.slice(0, 3).flatMap(({ value, place }) => inside(value, place)), ...added].slice(0, most);
}

function callMoves(node: NodeOf<'call'>, wanted: boolean, moment: Moment): Move[] {
  const [first, second] = node.args;
  if (!first) return [];
  switch (node.name) {
    case 'list contains': {
      if (!second) return [];
      const list = readIn(first, moment);
      const now = Array.isArray(list) ? list : [];
      const element = readIn(second, moment);
      if (first.kind === 'list' || first.kind === 'literal') return now.flatMap((item) => becomes(second, plain(item), moment, movesFor));
      const targets = wanted ? [[...now, element], [element]] : [now.filter((item) => item !== element)];
      return targets.flatMap((target) => becomes(first, target, moment, movesFor));
    }
    case 'is defined':
      return wanted ? becomes(first, undefined, moment, movesFor) : becomes(first, null, moment, movesFor);
    case 'contains':
    case 'starts with':
    case 'ends with':
      return wanted && second ? becomes(first, readIn(second, moment), moment, movesFor) : becomes(first, null, moment, movesFor);
    default:
      return referenceOf(node, moment) ? becomes(node, wanted, moment, movesFor) : [];
  }
}
