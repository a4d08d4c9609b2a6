/**
 * The one place that says where a case's rows lie. A table with a `case_id` stands in one of the two lists (a test compares them with the
 * schema): its rows go into the archive with their case, or they stay, for the reason given.
 */

/** Column that names the case, by table, in the order in which rows are put back. */
export const archivedTables = {
  cases: 'id',
  case_data: 'case_id',
  events: 'case_id',
  tasks: 'case_id',
  drafts: 'case_id',
  message_keys: 'case_id',
  incidents: 'case_id',
  objections: 'case_id',
  material_looks: 'case_id',
  messages: 'case_id',
  outbox: 'case_id',
} as const;
export type ArchivedTable = keyof typeof archivedTables;
export const archivedTableNames = Object.keys(archivedTables) as readonly ArchivedTable[];

/** Tables whose rows outlive the case, each with the reason. */
export const stayingTables: Readonly<Record<string, string>> = {
  admin_log: 'a chain of its own',
  archived_sight: 'who may read the archived case',
  batch_members: 'the record of a meeting',
  board_changes: 'a case with changes that are not counted yet is not archived',
  board_open: 'running cases only',
  board_spans: 'numbers of past months stay what they were',
  board_stages: 'numbers of past months stay what they were',
  case_files: 'finds the cases that show a file to its reader',
  case_links: 'joins a case with those it opened, archived or not',
  claim_releases: 'what an administrator gave free',
  claim_uses: 'a claimed value stays taken',
  claimed_values: 'a claimed value stays taken',
  expert_draws: 'later draws look at earlier ones',
  follows: 'a preference of its user',
  idempotency: 'forgotten after seven days',
  letters: 'forgotten ninety days after they were sent',
  migrated_cases: 'the record of a migration',
  notices: 'public record',
  ratings: 'statistics of satisfaction',
  records: 'facts about the enterprise that later rules ask for',
  registry_entries: 'the registry links to the archived case',
  scheduled_cases: 'keeps a period from being opened twice',
  supervisions: "what a supervisor asked and was answered stays in the supervisor's list",
  timers: 'a case with timers is not archived',
};
