import type { InputError } from './problem.ts';
import type { ParamValue } from './word.ts';

/**
 * The one error table: code → kind and HTTP status. Texts are in `messages/` (zh-CN, en), a row for each code is in
 * `docs/errors.md`, and a structure test demands all three and a test of each.
 */
export const rejections = {
  'request.malformed': 400,
  'request.timeout': 408,
  'headers.too-large': 431,
  'input.invalid': 422,
  'definition.invalid': 422,
  'auth.required': 401,
  'auth.failed': 401,
  'auth.locked': 429,
  'auth.password-expired': 401,
  'password.change-needed': 403,
  'csrf.failed': 403,
  forbidden: 403,
  'not-found': 404,
  'task.taken': 409,
  'task.closed': 409,
  'task.not-yours': 403,
  'task.waiting': 409,
  'operation.not-offered': 409,
  'bulk.not-offered': 409,
  'bulk.individual': 409,
  'candidate.unsuitable': 422,
  'candidate.recused': 409,
  'remind.too-soon': 409,
  'take-back.too-late': 409,
  'state.wrong': 409,
  'supervision.closed': 409,
  'supervision.top': 409,
  'outcome.unknown': 422,
  'outcome.not-offered': 409,
  'reason.required': 422,
  'rounds.exhausted': 409,
  recusal: 403,
  'same-person': 409,
  'branch.busy': 409,
  'case.stuck': 409,
  'case.archived': 409,
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
  'draft.asked': 409,
  'draft.outdated': 409,
  'draft.unchanged': 409,
  'scenarios.failed': 422,
  'migration.unsafe': 422,
  'migration.moved': 409,
  'migration.asked': 409,
  'organisation.closed': 409,
  'organisation.in-use': 409,
  'import.refused': 422,
  'sequence.backwards': 409,
  'user.self': 409,
  'user.state': 409,
  'user.last-administrator': 409,
  'payload.too-large': 413,
  'media.unsupported': 415,
  'member.last': 409,
  'range.unsatisfiable': 416,
  'upload.moved': 409,
  'rate.limited': 429,
  'method.not-allowed': 405,
  busy: 503,
  fault: 500,
} as const satisfies Record<string, number>;
export type RejectionCode = keyof typeof rejections;

/** A sound command is refused now. Carries what a person needs to go on; never a stack. */
export class Rejection extends Error {
  readonly code: RejectionCode;
  readonly params: Readonly<Record<string, ParamValue>>;
  /** InputErrors or Problems, for codes that list them. */
  readonly details: readonly unknown[];
  constructor(code: RejectionCode, params: Readonly<Record<string, ParamValue>> = {}, details: readonly unknown[] = []) {
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

/** Refuses one entry of a form. @throws Rejection input.invalid */
export function refuseEntry(pointer: string, code: string, params: InputError['params'] = {}): never {
  throw new Rejection('input.invalid', { count: 1 }, [{ pointer, code, params }]);
}
