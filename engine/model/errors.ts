/**
 * The one error table: code → kind and HTTP status. Texts are in `messages/` (zh-CN, en), a row for each code is in
 * `docs/errors.md`, and a structure test demands all three and a test of each.
 */
export const rejections = {
  'request.malformed': 400,
  'input.invalid': 422,
  'definition.invalid': 422,
  'auth.required': 401,
  'auth.failed': 401,
  'auth.locked': 429,
  'csrf.failed': 403,
  forbidden: 403,
  'not-found': 404,
  'task.taken': 409,
  'task.closed': 409,
  'task.not-yours': 403,
  'task.waiting': 409,
  'operation.not-offered': 409,
  'candidate.unsuitable': 422,
  'candidate.recused': 409,
  'remind.too-soon': 409,
  'take-back.too-late': 409,
  'state.wrong': 409,
  'outcome.unknown': 422,
  'outcome.not-offered': 409,
  'reason.required': 422,
  'rounds.exhausted': 409,
  recusal: 403,
  'same-person': 409,
  'branch.busy': 409,
  'case.stuck': 409,
  'message.unknown': 404,
  'message.unexpected': 409,
  stale: 409,
  duplicate: 409,
  'idempotency.mismatch': 422,
  'window.closed': 409,
  'not-eligible': 422,
  'cool-down': 409,
  'extension.exhausted': 409,
  'quota.exceeded': 409,
  'vote.tied': 409,
  'migration.unsafe': 422,
  'migration.moved': 409,
  'payload.too-large': 413,
  'media.unsupported': 415,
  'rate.limited': 429,
  'method.not-allowed': 405,
  busy: 503,
  fault: 500,
} as const satisfies Record<string, number>;
export type RejectionCode = keyof typeof rejections;

/** A sound command is refused now. Carries what a person needs to go on; never a stack. */
export class Rejection extends Error {
  readonly code: RejectionCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** InputErrors or Problems, for codes that list them. */
  readonly details: readonly unknown[];
  constructor(code: RejectionCode, params: Readonly<Record<string, string | number>> = {}, details: readonly unknown[] = []) {
    super(code);
    this.name = 'Rejection';
    this.code = code;
    this.params = params;
    this.details = details;
  }
  get status(): number {
    return rejections[this.code];
  }
}
