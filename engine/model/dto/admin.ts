/** Administration over HTTP. */
export interface OrganisationDto {
  readonly id: string;
  readonly name: string;
  readonly district: string | null;
  readonly parent: string | null;
  readonly closedOn: string | null;
  readonly mergedInto: string | null;
  /** People with a role there. */
  readonly people: number;
}
/** What stands against closing an organisation. */
export interface OrganisationUseDto {
  readonly programmes: readonly string[];
  readonly organisations: readonly string[];
  readonly tasks: number;
}
export type AccountStateDto = 'active' | 'locked' | 'left';
export interface RoleHeldDto {
  readonly role: string;
  readonly roleTitle: string;
  readonly org: string;
  readonly orgName: string;
}
export interface AccountDto {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
  readonly providerId: string | null;
  readonly state: AccountStateDto;
  readonly stateNote: string | null;
  readonly mustChange: boolean;
  readonly passwordUntil: string | null;
  readonly signedInAt: string | null;
  readonly roles: readonly RoleHeldDto[];
}
export interface TermDto extends RoleHeldDto {
  readonly from: string | null;
  readonly until: string | null;
  readonly state: 'coming' | 'held' | 'ended';
  readonly givenBy: string | null;
}
export interface AccountPageDto extends AccountDto {
  readonly createdAt: string;
  readonly terms: readonly TermDto[];
  readonly openTasks: number;
  /** Locked by wrong passwords until then. */
  readonly lockedUntil: string | null;
  readonly sessions: readonly {
    readonly id: string;
    readonly createdAt: string;
    readonly seenAt: string;
    readonly expiresAt: string;
    readonly address: string | null;
    readonly agent: string | null;
  }[];
}
export interface RoleDto {
  readonly role: string;
  readonly title: string;
  /** Of the engine itself, not of a programme. */
  readonly system: boolean;
  /** What it lets its holders do, in sentences. */
  readonly words: readonly string[];
  readonly people: number;
}
export interface ActDto {
  readonly n: number;
  readonly at: string;
  readonly by: string;
  readonly byName: string;
  readonly act: string;
  /** What was done, in one sentence. */
  readonly words: string;
  readonly kind: string;
  readonly subject: string;
  readonly title: string;
  readonly caseId: string | null;
  readonly address: string | null;
}
export interface ActKindDto {
  readonly act: string;
  readonly title: string;
}
export interface ChainCheckDto {
  readonly entries: number;
  readonly faults: readonly string[];
}

export interface OutboxRowDto {
  /** `<case>~<seq>~<n>` */
  readonly id: string;
  readonly caseNumber: string | null;
  readonly kind: string;
  readonly kindTitle: string;
  readonly target: string;
  /** The target in words. */
  readonly targetTitle: string;
  readonly attempts: number;
  readonly createdAt: string;
  readonly nextAt: string;
  readonly error: string | null;
}
export interface QueueDto {
  readonly n: number;
  readonly oldestAt: string | null;
}
export interface HealthDto {
  readonly version: string;
  readonly node: string;
  readonly database: string;
  readonly databaseBytes: number;
  readonly startedAt: string;
  readonly now: string;
  readonly publicUrl: string;
  readonly sessionHours: number;
  readonly services: readonly string[];
  /** A mail server, and a provider of identities, are configured. */
  readonly mail: boolean;
  readonly provider: boolean;
  readonly outboxPending: QueueDto;
  readonly outboxFailed: QueueDto;
  readonly incidents: QueueDto;
  readonly timersLate: QueueDto;
  readonly nextTimerAt: string | null;
  readonly verification: {
    readonly startedAt: string;
    readonly endedAt: string;
    readonly cases: number;
    readonly events: number;
    readonly entries: number;
    readonly faults: number;
  } | null;
}
export interface PeopleReportDto {
  readonly rows: readonly {
    readonly row: number;
    readonly title: string;
    readonly outcome: 'added' | 'changed' | 'same' | 'wrong';
    readonly errors: readonly { readonly field: string; readonly message: string }[];
  }[];
  readonly passwords: readonly { readonly login: string; readonly name: string; readonly password: string }[];
}
/** What a notice says, in one language. */
export interface NoticeTextDto {
  readonly template: string;
  readonly language: string;
  /** `work`, `deadline`, `result`, `copy`. */
  readonly kind: string;
  readonly shipped: { readonly subject: string; readonly body: string };
  readonly current: { readonly subject: string; readonly body: string };
  /** The office's own words, not the shipped ones. */
  readonly own: boolean;
  /** Number of the newest revision; 0 for none. */
  readonly revision: number;
  readonly placeholders: readonly { readonly name: string; readonly meaning: string; readonly sample: string }[];
  readonly revisions: readonly {
    readonly revision: number;
    readonly subject: string;
    readonly body: string;
    readonly standard: boolean;
    readonly at: string;
    readonly by: string;
  }[];
}
export interface SequenceDto {
  readonly name: string;
  /** What is numbered. */
  readonly of: string;
  readonly pattern: string;
  readonly last: string;
  readonly lastValue: number;
  readonly next: string;
  /** Numbers left out. */
  readonly jumps: readonly {
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly at: string;
    readonly by: string;
  }[];
}
export interface CalendarPreviewDto {
  readonly cases: number;
  readonly more: boolean;
  readonly moved: readonly {
    readonly caseNumber: string;
    readonly title: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}
/** Closed cases of a programme whose time in daily use is over. */
export interface DueForArchiveDto {
  /** Those that would move now. */
  readonly due: number;
  /** Closed long enough, kept by something that still lives of them. */
  readonly kept: number;
  /** Not all were looked at: there are at least so many. */
  readonly more: boolean;
}
export interface ArchiveProgrammeDto extends DueForArchiveDto {
  readonly programme: string;
  readonly title: string;
  /** From closing to the archive. */
  readonly months: number;
  /** `permanent`, or years. */
  readonly term: string;
  /** Null: the standard. */
  readonly setAt: string | null;
  readonly setBy: string | null;
  /** In the archive. */
  readonly archived: number;
}
export interface ArchiveCheckDto {
  readonly startedAt: string;
  /** Null while it goes on. */
  readonly endedAt: string | null;
  readonly by: string;
  readonly cases: number;
  readonly events: number;
  readonly faultCount: number;
  /** The first of them. */
  readonly faults: readonly { readonly number: string; readonly kind: string }[];
}
export interface ArchiveDto {
  readonly items: readonly ArchiveProgrammeDto[];
  readonly check: ArchiveCheckDto | null;
}
export interface ArchiveRunDto {
  readonly at: string;
  readonly programme: string;
  readonly title: string;
  readonly by: string;
  readonly archived: number;
  readonly restored: number;
}
export interface ArchivedNowDto {
  readonly archived: number;
  readonly kept: number;
  /** Where to go on; null at the end. */
  readonly next: string | null;
}
