/** What comes into a case from outside its forms: services' answers, messages, lots, the sheets of a panel that was drawn. */
import { parseItemId } from '../../machine/item-id.ts';
import { scoreOf } from '../../machine/scoring.ts';
import type { Effect, EffectOf } from '../../model/effect.ts';
import type { CaseFact, ShareLot } from '../../model/event.ts';
import type { ScoreStep, ServiceStep, Step } from '../../model/steps.ts';
import { drawShare, seedFalling } from '../../policy/draw.ts';
import type { CompareOp } from '../../rules/tree.ts';
import { toJson } from '../../rules/value.ts';
import { assign } from './assign.ts';
import { caseResult } from './children.ts';
import type { Exit } from './exits.ts';
import { type CaseFacts, fillForm, type Move } from './facts.ts';
import type { Goal } from './goals.ts';
import type { Moment, Reference } from './moment.ts';
import type { Ways } from './results.ts';
import type { Subject } from './subject.ts';
import { targetsFor } from './targets.ts';

type Scope = Readonly<Record<string, unknown>>;

/** What the runtime answers in the same transaction; null for an effect that it answers by no fact. `n`: the how manieth of the path. */
export function answerTo(effect: Effect, facts: CaseFacts, goal: Goal | null, n: number): CaseFact | null {
  if (effect.type === 'draw') return lotFor(effect);
  if (effect.type === 'lot') {
    const { base } = parseItemId(effect.step);
    const twist = goal?.step === base ? goal.twist : null;
    return {
      type: 'lot.drawn',
      step: effect.step,
      ...shareLot(effect.share, twist === 'drawn' || (twist !== 'spared' && falls(facts, base))),
    };
  }
  if (effect.type !== 'register') return null;
  const { step, validFrom, validTo } = effect;
  const number = `N-${n}`;
  return { type: 'entry.registered', step, entry: number, number, validFrom, validTo, verification: number };
}

/** Does the lot of a step fall on the case? */
export function falls(facts: CaseFacts, step: string): boolean {
  return facts.forms[step]?.drawn === true;
}

/** A lot that falls as it is to, where the share lets it. */
export function shareLot(share: number, drawn: boolean): ShareLot {
  let tried = 0;
  const next = () => {
    tried += 1;
    return `generated ${tried}`;
  };
  const seed = seedFalling(share, drawn, next);
  return { seed, share, ...drawShare({ seed, share }) };
}

/** A panel without names: as many experts as are to be drawn, who know all that is asked for. */
function lotFor({ step, draw }: EffectOf<'draw'>): CaseFact {
  const drawn = Array.from({ length: draw.count }, (_, index) => `expert-${index + 1}`);
  return {
    ...{ type: 'panel.drawn', step, pool: draw.pool, seed: 'generated', count: draw.count, reserve: 0, mix: draw.mix ?? {} },
    ...{ candidates: drawn.map((id) => ({ id, skills: Object.keys(draw.mix ?? {}) })), excluded: [], drawn, reserves: [] },
  };
}

/** What a step that something outside moves on leaves behind; null for other steps. */
export function givenResult(
  subject: Subject,
  facts: CaseFacts,
  exit: Exit,
  step: Step,
  scope: Scope,
): Readonly<Record<string, unknown>> | null {
  const { compiled } = subject;
  const data = facts.forms[exit.step] ?? {};
  if (step.type === 'wait' && step.message !== undefined && !step.external) return { outcome: 'received', data };
  if (step.type === 'service') {
    if (exit.way.kind === 'fail') return { ok: false, status: 400, reason: 'generated' };
    try {
      const seen = { ...scope, response: { status: 200, body: data } };
      const values = Object.entries(step.result ?? {}).map(([name, source]) => [name, toJson(compiled.feel(source).evaluate(seen))]);
      return { ok: true, status: 200, reason: null, ...Object.fromEntries(values) };
    } catch {
      return null;
    }
  }
  if (step.type === 'case') return caseResult(subject, facts, exit, step, scope);
  if (step.type !== 'score') return null;
  const form = compiled.forms[step.form];
  const items = itemsOf(subject, step);
  const filled = form ? fillForm(subject, facts, exit.step, step.form, String(scope.today)).data : {};
  const given = Object.fromEntries(
    items.flatMap((item) => (typeof filled[item] === 'number' ? [[item, Number(filled[item])] as const] : [])),
  );
  const sheet = { by: 'expert', at: '', round: 1, items: given, abstained: false, reason: null, data: filled };
  const people = step.assign.draw?.count ?? step.assign.count ?? 1;
  return {
    ...scoreOf(
      step,
      items,
      Array.from({ length: people }, () => sheet),
    ),
    rounds: 1,
  };
}

function itemsOf({ compiled }: Subject, step: ScoreStep): string[] {
  if (step.items) return Object.keys(step.items);
  return [...(compiled.forms[step.form]?.fields.values() ?? [])].filter(({ kind }) => kind === 'number').map(({ name }) => name);
}

/** Every expert gives the same sheet: more or fewer points on each item, in proportion to what the form allows. */
export function scoreMoves(
  step: ScoreStep,
  { step: id, keys }: Extract<Reference, { kind: 'result' }>,
  op: CompareOp,
  other: unknown,
  moment: Moment,
): Move[] {
  const [name, inner] = keys;
  const items = itemsOf(moment.subject, step);
  const fields = items.flatMap((item) => moment.subject.compiled.forms[step.form]?.fields.get(item) ?? []);
  const sheet = (share: number): Move =>
    fields.map((field) => {
      const { minimum = 0, maximum = minimum + 100 } = field.schema;
      const wanted = minimum + (maximum - minimum) * share;
      return { place: { slot: 'forms', keys: [id, field.name] }, value: assign(field, wanted, moment.today)[0] ?? wanted };
    });
  if (name === 'items' && typeof inner === 'string') {
    const field = fields.find((one) => one.name === inner);
    if (!field) return [];
    return targetsFor(op, other, { kind: 'literal', value: null, type: { kind: 'number' }, from: 0, to: 0 }, moment).flatMap((target) =>
      assign(field, target, moment.today).map((value): Move => [{ place: { slot: 'forms', keys: [id, inner] }, value }]),
    );
  }
  if (name !== 'score' && name !== 'met') return [];
  return [1, 0, 0.5, 0.7, 0.8, 0.6, 0.9, 0.3].map(sheet);
}

/** A named result of a service, followed back into what it answered. */
export function answerMoves(
  step: ServiceStep,
  id: string,
  name: string,
  op: CompareOp,
  other: unknown,
  moment: Moment,
  ways: Ways,
): Move[] {
  const source = step.result?.[name];
  const tree = source === undefined ? null : moment.subject.tree(source);
  if (!tree) return [];
  const body = moment.facts.forms[id] ?? {};
  const there: Moment = { ...moment, answering: id, scope: { ...moment.scope, response: { status: 200, body } } };
  if (typeof other === 'boolean') return ways.movesFor(tree, (op === '=') === other, there);
  return targetsFor(op, other, tree, there).flatMap((target) => ways.becomes(tree, target, there, ways.movesFor));
}
