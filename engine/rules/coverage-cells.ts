/** A set of atoms of an axis as the unary tests of a decision table's cell. Empty values are left out: a cell speaks of those given. */
import type { Atom } from './coverage-axis.ts';
import type { Bits } from './coverage-boxes.ts';
import type { Axis } from './coverage-clauses.ts';
import { toNum } from './decimal.ts';
import { dateText, equal } from './value.ts';

/** @param bits undefined: everything */
export function cellOf(axis: Axis, bits: Bits | undefined): string {
  const given = axis.atoms.map((atom, index) => ({ atom, index })).filter(({ atom }) => atom !== null);
  const chosen = given.filter(({ index }) => bits === undefined || (bits & (1n << BigInt(index))) !== 0n);
  if (chosen.length === given.length) return '-';
  if (chosen.length === 0) return 'null';
  const atoms = given.map(({ atom }) => atom);
  const ordered = axis.type.kind === 'number' || axis.type.kind === 'date';
  return ordered
    ? rangesOf(axis, atoms, new Set(chosen.map(({ atom }) => atom)))
    : listOf(
        axis,
        atoms,
        chosen.map(({ atom }) => atom),
      );
}

function listOf({ type, constants }: Axis, atoms: readonly Atom[], chosen: readonly Atom[]): string {
  const isOther = (atom: Atom) =>
    typeof atom === 'string' && !(type.kind === 'string' && type.values && !type.open) && !constants.includes(atom);
  if (!chosen.some(isOther)) return chosen.map((atom) => textOf(atom)).join(', ');
  return `not(${atoms
    .filter((atom) => !chosen.includes(atom))
    .map((atom) => textOf(atom))
    .join(', ')})`;
}

/** Neighbouring atoms are one range; its ends are constants (in it), or the constants next to it (not in it). */
function rangesOf(axis: Axis, atoms: readonly Atom[], chosen: ReadonlySet<Atom>): string {
  const runs: [number, number][] = [];
  for (const [index, atom] of atoms.entries()) {
    if (!chosen.has(atom)) continue;
    const last = runs.at(-1);
    if (last && last[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  }
  const isConstant = (atom: Atom) =>
    axis.constants.some((one) => equal(one, atom) === true || (dateText(one) !== null && dateText(one) === atom));
  const text = (index: number) => textOf(atoms[index] as Atom, axis.type.kind === 'date');
  return runs
    .map(([from, to]) => {
      const low =
        from === 0 ? null : isConstant(atoms[from] as Atom) ? { text: text(from), closed: true } : { text: text(from - 1), closed: false };
      const end = atoms.length - 1;
      const high =
        to === end ? null : isConstant(atoms[to] as Atom) ? { text: text(to), closed: true } : { text: text(to + 1), closed: false };
      if (low && high) {
        if (low.text === high.text) return low.text;
        return `${low.closed ? '[' : '('}${low.text}..${high.text}${high.closed ? ']' : ')'}`;
      }
      if (low) return `${low.closed ? '>=' : '>'} ${low.text}`;
      return high ? `${high.closed ? '<=' : '<'} ${high.text}` : '-';
    })
    .join(', ');
}

function textOf(atom: Atom, isDate = false): string {
  if (typeof atom === 'string') return isDate ? `date("${atom}")` : JSON.stringify(atom);
  return toNum(atom)?.toString() ?? String(atom);
}
