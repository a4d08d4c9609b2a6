/**
 * The order in which properties are written: that of the language's schema, so that what the studio writes reads like what a developer
 * wrote. `test/unit/document/order.test.ts` holds these lists to `workflow.schema.json`.
 */
const shared = 'type title titleEn help when access deadline on';
const own = {
  form: 'form by sign withdrawTo next',
  review: 'assign policy form verify silence addSigners transfer delegate takeBack bulk samePerson nobody outcomes',
  correct: 'of rounds sign deferred next',
  decide: 'branches otherwise',
  compute: 'scorecard table values lot explain next',
  parallel: 'template branches join reask inputs keep after exclusive outcomes',
  each: 'over label mode block join outcomes',
  notice: 'period content objections examine outcomes',
  batch: 'assign columns documentNumber vote rank quota floor exempt waiting budget places freedBy outcomes',
  score: 'assign form items aggregate range silence next',
  service: 'service method path body timeout retry result next onFail',
  wait: 'external message until sealed period next',
  notify: 'to subject body next',
  register: 'registry validFrom valid certificate next',
  case: 'programme applyType data submit await result outcomes next onCancel',
  end: 'last terminate outcome record tone',
} as const;
const parts = {
  workflow:
    '$schema id title titleEn summary summaryEn owner legalKind basis guide roles parameters names uniqueness window schedule messages on eligibility ruleVersions ruleVersionBy clock supervision received coolDown caseNumber registries start steps',
  block: 'title when start steps',
  outcome: 'label labelEn to reason conditions when tone',
  branch: 'when to label',
  period: 'amount unit countFirstDay rollForward',
  deadline: 'amount unit countFirstDay rollForward warn until before pausedIn extend onExpire',
  expiry: 'to outcome asOf escalate record',
  rung: 'on amount unit to scope act',
  extension: 'amount by times',
  reaction: 'to outcome add when',
  seat: 'role org scope count weight casting draw',
  policy: 'type need over tie veto secret',
  join: 'need veto share over weights rest until',
  external: 'assign form outcomes',
  certificate: 'number title body fields',
  registry: 'title public yearlyUpdate renewal reminders changes sanctions coolDown',
  condition: 'id when reason reasonEn remedy',
} as const;

export type StepPart = keyof typeof own;
export type SchemaPart = StepPart | keyof typeof parts;

const known = new Map<string, readonly string[]>([
  ...Object.entries(own).map(([type, properties]) => [type, `${shared} ${properties}`.split(' ')] as const),
  ...Object.entries(parts).map(([part, properties]) => [part, properties.split(' ')] as const),
]);

/** Properties of a part of the language, in the order they are written. */
export function schemaOrder(part: SchemaPart): readonly string[] {
  return known.get(part) ?? [];
}

/** The value with its properties in the order of the schema; those it doesn't know stand last. Properties that are `undefined` are left out. */
export function inSchemaOrder<T extends object>(part: SchemaPart, value: T): T {
  const order = schemaOrder(part);
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => rank(a) - rank(b))) as T;
}

/**
 * Sets one property, or takes it away (`undefined`). The others stay where their author put them: a new one stands before the first
 * that comes after it in the schema.
 */
export function withProperty<T extends object>(part: SchemaPart, value: T, key: string, to: unknown): T {
  const { [key]: before, ...rest } = value as Record<string, unknown>;
  if (to === undefined) return before === undefined ? value : (rest as T);
  if (Object.hasOwn(value, key)) return { ...value, [key]: to };
  const order = schemaOrder(part);
  const own = order.indexOf(key);
  const keys = Object.keys(value);
  const at = own < 0 ? -1 : keys.findIndex((other) => order.indexOf(other) > own);
  if (at < 0) return { ...value, [key]: to };
  const entries = Object.entries(value);
  return Object.fromEntries([...entries.slice(0, at), [key, to], ...entries.slice(at)]) as T;
}
