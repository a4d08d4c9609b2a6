/** A case between memory and its rows: `cases` holds summary and snapshot, `case_data` the form data in two parts. */
import { emptyContext } from '../machine/context.ts';
import type { CaseData, CaseState, CaseStatus, CaseSummary } from '../model/case.ts';
import type { StoredCase } from './writer/command.ts';
import type { OperationName, RowChanges, RowValues } from './writer/operations.ts';

export interface CaseRow {
  id: string;
  number: string;
  programme: string;
  definition: string;
  uscc: string;
  enterprise_name: string;
  district: string;
  window_id: string | null;
  status: CaseStatus;
  outcome: string | null;
  steps: string;
  seq: number;
  opened_at: string;
  submitted_at: string | null;
  ended_at: string | null;
  updated_at: string;
  due_at: string | null;
  warn_at: string | null;
  uniqueness_key: string | null;
  head_hash: string;
  snapshot: string;
}

/** Columns of lists: everything but the state. */
export const summaryColumns = [
  ...['id', 'number', 'programme', 'definition', 'uscc', 'enterprise_name', 'district', 'window_id', 'status', 'outcome', 'steps', 'seq'],
  ...['opened_at', 'submitted_at', 'ended_at', 'updated_at', 'due_at', 'warn_at'],
];

export function summaryOf(row: Omit<CaseRow, 'snapshot' | 'head_hash' | 'uniqueness_key'>): CaseSummary {
  return {
    id: row.id,
    number: row.number,
    programme: row.programme,
    definition: row.definition,
    uscc: row.uscc,
    enterpriseName: row.enterprise_name,
    district: row.district,
    window: row.window_id,
    status: row.status,
    outcome: row.outcome,
    steps: JSON.parse(row.steps) as string[],
    seq: row.seq,
    openedAt: row.opened_at,
    submittedAt: row.submitted_at,
    endedAt: row.ended_at,
  };
}

export function storedCaseOf(row: CaseRow, data: CaseData): StoredCase {
  return {
    summary: summaryOf(row),
    state: { snapshot: JSON.parse(row.snapshot) as Record<string, unknown>, data },
    headHash: row.head_hash,
    updatedAt: row.updated_at,
    dueAt: row.due_at,
    warnAt: row.warn_at,
    uniquenessKey: row.uniqueness_key,
  };
}

/** A state without the applicant's part of the data. */
export function workStateOf(snapshot: string, facts: string): CaseState {
  return {
    snapshot: JSON.parse(snapshot) as Record<string, unknown>,
    data: { ...emptyContext.data, ...(JSON.parse(facts) as Partial<CaseData>) },
  };
}

const partNames = ['application', 'facts'] as const;
type Part = (typeof partNames)[number];
/** The application changes seldom and is large; facts change with most events and are small. */
const parts = {
  application: ({ enterprise, declared, previous }: CaseData) => ({ enterprise, declared, previous }),
  // What is absent stays absent: JSON leaves undefined out.
  facts: ({ window, applyType, registry, records, ruleVersion, verified, deferred, steps }: CaseData) => ({
    ...{ window, applyType, registry, records, ruleVersion, verified, deferred, steps },
  }),
} satisfies Record<Part, (data: CaseData) => Partial<CaseData>>;

export function dataOf(rows: readonly { readonly data: string }[]): CaseData {
  return Object.assign({}, ...rows.map((row) => JSON.parse(row.data) as Partial<CaseData>)) as CaseData;
}

/** Rows of `case_data` for the parts that are not, by reference, what they were. */
export function dataRows(caseId: string, before: CaseData | null, after: CaseData): RowValues[] {
  if (before === after) return [];
  return partNames.flatMap((part) => {
    const next: Record<string, unknown> = parts[part](after);
    const last: Record<string, unknown> | null = before && parts[part](before);
    if (last && Object.keys(next).every((key) => next[key] === last[key])) return [];
    return [[caseId, part, next]];
  });
}

/** Row of the `caseOpens` operation. */
export function openRow(kase: StoredCase): RowValues {
  const { id, number, programme, definition, window, openedAt } = kase.summary;
  return [id, number, programme, definition, window, openedAt, ...progressOf(kase), ...statusOf(kase), ...partyOf(kase)];
}

/** Rows of `caseUpdates`, and of `caseStatuses` and `caseParties` where those changed. */
export function updateRows(before: StoredCase, after: StoredCase): RowChanges {
  const { id } = after.summary;
  const { definition } = after.summary;
  const moved = definition !== before.summary.definition;
  const progress = progressOf(after);
  const rows: [OperationName, RowValues][] = [moved ? ['caseVersions', [id, ...progress, definition]] : ['caseUpdates', [id, ...progress]]];
  const [status, party] = [statusOf(after), partyOf(after)];
  if (differ(status, statusOf(before))) rows.push(['caseStatuses', [id, ...status]]);
  if (differ(party, partyOf(before))) rows.push(['caseParties', [id, ...party]]);
  return rows;
}

const differ = (a: RowValues, b: RowValues) => a.some((value, index) => value !== b[index]);

function progressOf({ summary, state, headHash, updatedAt, dueAt, warnAt }: StoredCase): RowValues {
  return [summary.steps, summary.seq, updatedAt, dueAt, warnAt, headHash, state.snapshot];
}

function statusOf({ summary }: StoredCase): RowValues {
  return [summary.status, summary.outcome, summary.submittedAt, summary.endedAt];
}

function partyOf({ summary, uniquenessKey }: StoredCase): RowValues {
  return [summary.uscc, summary.enterpriseName, summary.district, uniquenessKey];
}
