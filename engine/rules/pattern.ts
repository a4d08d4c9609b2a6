import { type PatternNode, parsePattern } from './pattern-parser.ts';

/**
 * Patterns of `matches` (the regular part of XPath's), run as a set of states over code points: time grows with
 * text × pattern and never explodes, as backtracking engines do on patterns such as `(a+)+$`.
 */
export type Pattern =
  | {
      readonly ok: true /** Does any part of the text match? `charge` is told the work of each letter. */;
      test(text: string, charge?: (steps: number) => void): boolean;
    }
  | { readonly ok: false; readonly at: string };

type Instruction =
  | { readonly op: 'letter'; readonly accepts: (code: number) => boolean }
  | { readonly op: 'split'; readonly to: number; readonly or: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'start' | 'end' | 'match' };
/** Longest program; counted repeats are written out. */
const programLimit = 5_000;
class PatternTooLong extends Error {}

/** Compiles a pattern, or says from where on (`at`) it can't be read. Never throws. */
export function compilePattern(source: string): Pattern {
  const parsed = parsePattern(source);
  if ('at' in parsed) return { ok: false, at: parsed.at };
  const program: (Instruction | null)[] = [];
  try {
    emit(parsed.node, program);
  } catch (error) {
    if (error instanceof PatternTooLong) return { ok: false, at: source };
    throw error;
  }
  program.push({ op: 'match' });
  const finished = program as Instruction[];
  return { ok: true, test: (text, charge = () => {}) => run(finished, text, charge) };
}

function push(program: (Instruction | null)[], instruction: Instruction | null): number {
  if (program.length >= programLimit) throw new PatternTooLong();
  return program.push(instruction) - 1;
}

function emit(node: PatternNode, program: (Instruction | null)[]): void {
  switch (node.kind) {
    case 'letter':
      push(program, { op: 'letter', accepts: node.accepts });
      return;
    case 'start':
    case 'end':
      push(program, { op: node.kind });
      return;
    case 'sequence':
      for (const part of node.parts) emit(part, program);
      return;
    case 'choice':
      emitChoice(node.parts, program);
      return;
    case 'repeat':
      for (let count = 0; count < node.min; count++) emit(node.part, program);
      if (node.max === null) emitStar(node.part, program);
      else for (let count = node.min; count < node.max; count++) emitOptional(node.part, program);
  }
}

function emitChoice(parts: readonly PatternNode[], program: (Instruction | null)[]): void {
  const exits: number[] = [];
  for (const part of parts.slice(0, -1)) {
    const split = push(program, null);
    emit(part, program);
    exits.push(push(program, null));
    program[split] = { op: 'split', to: split + 1, or: program.length };
  }
  emit(parts.at(-1)!, program);
  for (const exit of exits) program[exit] = { op: 'jump', to: program.length };
}

function emitStar(part: PatternNode, program: (Instruction | null)[]): void {
  const split = push(program, null);
  emit(part, program);
  push(program, { op: 'jump', to: split });
  program[split] = { op: 'split', to: split + 1, or: program.length };
}

function emitOptional(part: PatternNode, program: (Instruction | null)[]): void {
  const split = push(program, null);
  emit(part, program);
  program[split] = { op: 'split', to: split + 1, or: program.length };
}

function run(program: readonly Instruction[], text: string, charge: (steps: number) => void): boolean {
  const letters = Array.from(text, (letter) => letter.codePointAt(0)!);
  let states = new Set<number>();
  for (let at = 0; at <= letters.length; at++) {
    const reached = new Set<number>();
    for (const state of states) follow(program, state, at, letters.length, reached);
    follow(program, 0, at, letters.length, reached);
    charge(1 + (reached.size >> 2));
    const next = new Set<number>();
    for (const state of reached) {
      const instruction = program[state]!;
      if (instruction.op === 'match') return true;
      if (instruction.op === 'letter' && at < letters.length && instruction.accepts(letters[at]!)) next.add(state + 1);
    }
    states = next;
  }
  return false;
}

/** Adds every state reachable from `state` without reading a letter. */
function follow(program: readonly Instruction[], state: number, at: number, length: number, reached: Set<number>): void {
  const open = [state];
  while (open.length > 0) {
    const current = open.pop()!;
    if (reached.has(current)) continue;
    reached.add(current);
    const instruction = program[current]!;
    if (instruction.op === 'jump') open.push(instruction.to);
    else if (instruction.op === 'split') open.push(instruction.to, instruction.or);
    else if (instruction.op === 'start' && at === 0) open.push(current + 1);
    else if (instruction.op === 'end' && at === length) open.push(current + 1);
  }
}
