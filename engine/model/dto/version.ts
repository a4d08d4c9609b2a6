/** Versions of a programme, what changed between them, and migrations of running cases. Texts are in the reader's language. */
import type { MigrationPlan } from '../migration.ts';

export interface ChangeDto {
  readonly class: 'process' | 'people' | 'time' | 'forms' | 'rules' | 'texts';
  /** JSON pointers into the document of each version; null where it isn't. */
  readonly before: string | null;
  readonly after: string | null;
  /** `workflow`, `forms/<name>` or `vocabularies/<name>`. */
  readonly document: string;
  /** A case under way would be treated otherwise, if it were migrated. */
  readonly affectsRunning: boolean;
  readonly text: string;
}
export interface VersionDto {
  readonly version: number;
  readonly hash: string;
  readonly publishedAt: string;
  readonly publishedByName: string;
  /** Older version whose content it is. */
  readonly restores: number | null;
  /** Cases under way on this content. */
  readonly running: number;
  readonly changes: { readonly total: number; readonly affectsRunning: number };
}
export interface ProblemDto {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly document: string;
  readonly pointer: string;
  readonly message: string;
}
/** A package as the engine would take it. */
export interface CheckedDto {
  readonly problems: readonly ProblemDto[];
  /** What is published under its id; null when nothing is, or the package says no id. */
  readonly published: {
    readonly version: number;
    /** Version that has this very content. */
    readonly same: number | null;
    readonly running: number;
    /** Against the newest version; empty while there are errors, and for who may not publish it. */
    readonly changes: readonly ChangeDto[];
  } | null;
}
export interface CasePreviewDto {
  readonly caseId: string;
  readonly number: string;
  readonly enterpriseName: string;
  /** Titles of the steps it stands in, and of those it would. */
  readonly stands: readonly string[];
  readonly wouldStand: readonly string[];
  /** Titles of tasks that would be opened, cancelled, and given to somebody else. */
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  readonly moved: readonly string[];
  /** By step, where they change. */
  readonly deadlines: readonly { readonly step: string; readonly before: string | null; readonly after: string | null }[];
  readonly problems: readonly ProblemDto[];
}
export interface PreviewDto {
  readonly id: string;
  readonly problems: readonly ProblemDto[];
  readonly cases: readonly CasePreviewDto[];
  readonly next: string | null;
}
export interface MigrationResultDto {
  readonly id: string;
  readonly migrated: number;
  readonly refused: readonly { readonly caseId: string; readonly problems: readonly ProblemDto[] }[];
}
export interface UndoResultDto {
  readonly undone: number;
  readonly refused: readonly { readonly caseId: string; readonly message: string }[];
}
/** Four eyes: one person asks for a migration, or for undoing one, another one decides. */
export interface MigrationRequestDto {
  readonly id: string;
  readonly act: 'apply' | 'undo';
  /** Of the migration, as in the list. */
  readonly migration: string;
  readonly from: string;
  readonly to: string;
  readonly plan: MigrationPlan;
  readonly note: string;
  readonly askedAt: string;
  readonly askedByName: string;
  readonly state: 'asked' | 'approved' | 'refused' | 'withdrawn';
  readonly decidedAt: string | null;
  readonly decidedByName: string | null;
  readonly decisionNote: string | null;
  readonly may: { readonly decide: boolean; readonly withdraw: boolean };
}
/** What a decision did. */
export interface DecidedMigrationDto {
  readonly request: MigrationRequestDto;
  readonly applied: MigrationResultDto | null;
  readonly undone: UndoResultDto | null;
}
export interface MigrationsDto {
  readonly items: readonly MigrationDto[];
  /** The newest request, whatever became of it. */
  readonly request: MigrationRequestDto | null;
}
/** A migration that was applied. */
export interface MigrationDto {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly plan: MigrationPlan;
  /** `running`, `undoing`: cut off before every case was tried; it can be gone on with. */
  readonly status: 'running' | 'done' | 'undoing' | 'undone';
  readonly createdAt: string;
  /** Who asked for it, and who decided it: two people, but for what was done on the command line. */
  readonly createdByName: string;
  readonly decidedByName: string | null;
  /** Cases it moved, and those of them that went back. */
  readonly migrated: number;
  readonly undone: number;
}
