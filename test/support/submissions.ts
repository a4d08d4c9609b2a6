/** Submissions of a form, from a seed: valid, nearly valid and hostile values in every mixture. The same seed gives the same ones. */
import type { CompiledForm } from '../../engine/forms/compile.ts';
import type { Field } from '../../engine/forms/field.ts';
import { sampleOf } from '../../engine/soundness/paths/samples.ts';

export type Random = () => number;
export type Submission = Readonly<Record<string, unknown>>;

/** mulberry32 (T. Ettinger): numbers from 0 up to 1. */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

const hostile: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    0.1,
    1e21,
    -1e308,
    5e-324,
    Number.MAX_SAFE_INTEGER,
    '',
    ' ',
    '\u3000',
    '0',
    '-0',
    '1e5',
    '1,000',
    '\uff11\uff12\u3002\uff15',
  ],
  ...[
    'NaN',
    'null',
    '2026-02-30',
    '9999-12-31',
    '\u202eabc',
    '<script>alert(1)</script>',
    '=1+1',
    '__proto__',
    'constructor',
    '\u00e9e\u0301',
    '\ud83c\udfed',
  ],
  ...['9'.repeat(400), 'x'.repeat(30_000), '1'.repeat(40), 'A'.repeat(18), `${'a'.repeat(60)}!`],
  ...[
    [],
    {},
    [[]],
    [null],
    [{}],
    ['a', 'a'],
    { from: '2026-01-01' },
    { from: '2026-03-01', to: '2026-01-01' },
    { toString: 1 },
    { length: 3 },
  ],
];

/** What somebody may have meant, but for a slip. */
function spoiled(random: Random, value: unknown): unknown {
  if (typeof value === 'number')
    return pick(random, [value + 0.001, -value, value * 1e6, String(value), ` ${value} `, `${value}.`, value + 1e-9, Math.floor(value)]);
  if (typeof value === 'string')
    return pick(random, [
      ...[value.slice(1), value.slice(0, -1), `${value}0`, ` ${value}\u3000`, value.toLowerCase(), value.toUpperCase(), `${value}\n`],
      [...value].map((char) => (/[!-~]/.test(char) ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char)).join(''),
    ]);
  if (typeof value === 'boolean') return pick(random, [!value, String(value), Number(value)]);
  if (Array.isArray(value)) return pick(random, [[...value, ...value], value.slice(1), value[0], [...value, null]]);
  return pick(random, [null, [value], {}]);
}

function memberValueOf(random: Random, field: Field, today: string): unknown {
  const roll = random();
  if (roll < 0.12) return undefined;
  if (roll < 0.17) return pick(random, hostile);
  if (field.schema['x-deferrable'] && roll < 0.4) return [];
  if (field.kind === 'table') return rowsOf(random, field, today);
  const value = sampleOf(field, today, Math.floor(random() * 4));
  return roll < 0.27 ? spoiled(random, value) : value;
}

function rowsOf(random: Random, table: Field, today: string): unknown {
  const rows = Array.from({ length: Math.floor(random() * 4) }, () =>
    random() < 0.03 ? pick(random, hostile) : membersOf(random, table.columns.values(), today),
  );
  return random() < 0.2 && rows[0] ? [...rows, rows[0]] : rows;
}

function membersOf(random: Random, fields: Iterable<Field>, today: string): Record<string, unknown> {
  const entries = [...fields].map((field): [string, unknown] => [field.name, memberValueOf(random, field, today)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Wrong places of a submission by pointer and code. */
export type Judge = (submission: Submission) => readonly { readonly pointer: string; readonly code: string }[];

/**
 * One submission. Every third is as good as a generator knows, mended by what `judge` finds, else `good` with other values; every sixth is
 * `good` but for a slip; the rest has something wrong somewhere.
 * @param good one that the form takes, found by the solver of generated paths; null: none is known
 */
export function submissionOf(form: CompiledForm, today: string, seed: number, judge: Judge, good: Submission | null): Submission {
  const random = randomOf(seed);
  if (seed % 3 === 0) {
    const chosen = [...form.fields.values()].filter((field) => !field.computed && (field.required || random() < 0.8));
    const sampled = Object.fromEntries(chosen.map((field) => [field.name, sampleOf(field, today, Math.floor(random() * 3))]));
    const better = mended(form, today, sampled, judge, random);
    return good && judge(better).length > 0 ? varied(form, today, good, judge, random) : better;
  }
  if (good && seed % 6 === 1) return slipped(form, today, good, random);
  const members = membersOf(random, form.fields.values(), today);
  return random() < 0.05 ? { ...members, noSuchField: pick(random, hostile) } : members;
}

/** What is missing is filled in, what is wrong is tried with another value. */
function mended(form: CompiledForm, today: string, submission: Submission, judge: Judge, random: Random): Submission {
  let better = submission;
  for (let round = 0; round < 8; round += 1) {
    const wrong = new Set(judge(better).map(({ pointer }) => pointer.split('/')[1] ?? ''));
    if (wrong.size === 0) break;
    const fields = [...wrong].flatMap((name) => form.fields.get(name) ?? []).filter(({ computed }) => !computed);
    better = { ...better, ...Object.fromEntries(fields.map((field) => [field.name, otherValue(field, today, round, random)])) };
  }
  return better;
}

/** Other values in some of the fields, wherever the form still takes them. */
function varied(form: CompiledForm, today: string, good: Submission, judge: Judge, random: Random): Submission {
  let other = good;
  for (let change = 0; change < 6; change += 1) {
    const field = pick(random, [...form.fields.values()]);
    if (field.computed) continue;
    const tried = { ...other, [field.name]: otherValue(field, today, Math.floor(random() * 5), random) };
    if (judge(tried).length === 0) other = tried;
  }
  return other;
}

/** One or two fields as they come: what is right stands beside what is not. */
function slipped(form: CompiledForm, today: string, good: Submission, random: Random): Submission {
  const fields = [...form.fields.values()];
  const changed = Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(random, fields));
  const entries = changed.map((field): [string, unknown] => [field.name, memberValueOf(random, field, today)]);
  return Object.fromEntries(Object.entries({ ...good, ...Object.fromEntries(entries) }).filter(([, value]) => value !== undefined));
}

function otherValue(field: Field, today: string, round: number, random: Random): unknown {
  if (field.kind === 'table') {
    const columns = [...field.columns.values()].filter(({ computed }) => !computed);
    return [Object.fromEntries(columns.map((column) => [column.name, sampleOf(column, today, round)]))];
  }
  if (field.kind === 'boolean') return round % 2 === 0;
  const value = sampleOf(field, today, round);
  return typeof value === 'number' && round > 0 ? Math.round(value * (0.2 + random() * 2)) : value;
}

/** The smallest part of a submission about which two verdicts still differ: fields, then rows and their members, are left out while they do. */
export async function shrunk(submission: Submission, differs: (smaller: Submission) => Promise<boolean>): Promise<Submission> {
  let smallest = submission;
  for (let again = true; again; ) {
    again = false;
    for (const smaller of smallerThan(smallest)) {
      if (!(await differs(smaller))) continue;
      smallest = smaller;
      again = true;
      break;
    }
  }
  return smallest;
}

function* smallerThan(value: Submission): Generator<Submission> {
  for (const [name, member] of Object.entries(value)) {
    const { [name]: _left, ...rest } = value;
    yield rest;
    if (!Array.isArray(member)) continue;
    for (const [index, item] of member.entries()) {
      yield { ...value, [name]: member.filter((_item, at) => at !== index) };
      if (typeof item !== 'object' || item === null || Array.isArray(item)) continue;
      for (const inner of smallerThan(item as Submission))
        yield { ...value, [name]: member.map((one, at) => (at === index ? inner : one)) };
    }
  }
}
