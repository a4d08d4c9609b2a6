/** A programme's scenarios as data: who does what when, and what must come of it. Played by `sandbox/`. */

export interface ScenarioFile {
  readonly application: Readonly<Record<string, unknown>>;
  /** Who looks at the case where a step names nobody. Default: whoever acted last. */
  readonly reader?: string;
  readonly scenarios: readonly Scenario[];
}
export interface Scenario {
  readonly title: string;
  /** Date on which it begins, YYYY-MM-DD. */
  readonly start: string;
  /** How lots fall (`compute` with `lot`), by step; default: not on the case. */
  readonly lots?: Readonly<Record<string, boolean>>;
  readonly steps: readonly ScenarioStep[];
}
export interface ScenarioStep {
  /** Who does it (login). */
  readonly as?: string;
  /** Opens a case: of this programme, unless another is named (a neighbour whose registry or children matter here). */
  readonly open?: { readonly uscc: string; readonly applyType?: string; readonly programme?: string };
  /** Goes on with the newest case of this programme that the person may read: one that a step or the calendar opened, or the one before. */
  readonly turn?: string;
  /** Outcome of the task this person has. */
  readonly complete?: string;
  /**
   * Whoever has a task of this step, such as a panel drawn by lot, completes it, one after the other. `data` may be a list: the first
   * takes the first of it.
   */
  readonly everyone?: string;
  readonly claim?: true;
  readonly release?: true;
  readonly withdraw?: string;
  /** A meeting over this step. */
  readonly meet?: string;
  readonly outcome?: string;
  readonly documentNumber?: string;
  readonly reason?: string;
  readonly data?: unknown;
  readonly verified?: unknown;
  readonly notes?: readonly { readonly field: string; readonly reason: string }[];
  readonly object?: { readonly name: string; readonly contact: string; readonly grounds: string };
  readonly workingDays?: number;
  /** Calendar days that pass, or the date on which it goes on. */
  readonly days?: number;
  readonly until?: string;
  /** Acts on the newest entry of a registry that the person sees of the case's enterprise. */
  readonly entry?: {
    readonly registry: string;
    readonly update?: { readonly year: number; readonly data: unknown };
    readonly change?: { readonly on: unknown; readonly data: unknown };
    readonly proceed?: { readonly act: string; readonly reason?: string; readonly grounds: string; readonly effectiveOn?: string };
  };
  /** Which step's task, where this person has several. */
  readonly task?: string;
  readonly conditions?: readonly string[];
  /** A message to the case. */
  readonly message?: { readonly name: string; readonly data?: unknown };
  /** Code with which it must be refused, or the places of `input.invalid`. */
  readonly refused?: string;
  readonly places?: readonly string[];
  readonly expect?: {
    readonly steps?: readonly string[];
    readonly status?: string;
    readonly outcome?: string | null;
    /** Values by path into the case, e.g. `results.score.total`. */
    readonly values?: Readonly<Record<string, unknown>>;
    /** Values by path into the newest entry of a registry, e.g. `{"pool": {"status": "valid"}}`; null: there is none. */
    readonly entries?: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
    /** Outcomes this person is offered. */
    readonly offers?: readonly string[];
    /** Value of a path must be absent for this person. */
    readonly hidden?: readonly string[];
  };
}
