/** The archive and the backup, as the command line tells of them. */
export const archive = {
  'cli.archive': 'archives cases closed long enough; takes one out again, or sets a programme’s times',
  'cli.would-archive':
    '{programme}: of the cases closed for {months} months {archived} would be archived, {kept} stay, as something of them still lives; kept: {term}',
  'cli.archived': '{programme}: {archived|case|cases} archived, {kept} stay, as something of them still lives; kept: {term}',
  'cli.restored-case':
    'The case {number} is out of the archive. It goes back when its time is over; to keep it longer, use archive keep first.',
  'cli.not-archived': 'The archive has no case of the number “{number}”. Check the number; a case that isn’t archived needn’t be restored.',
  'cli.archive-months': '--months {months}: give a whole number from 1 to 999 (months from closing to the archive).',
  'cli.archive-term': '--term {term}: give permanent, 30 or 10 (years).',
  'cli.archive-kept': '{programme}: archived {months|month|months} after closing, kept: {term}',
  'archive.term.permanent': 'for ever',
  'archive.term.30': '30 years',
  'archive.term.10': '10 years',
  'cli.backup': 'writes a backup while the office works: all rows of one moment and the uploaded files, into a new folder',
  'cli.restore': 'takes a backup into an empty database and data folder, and verifies it',
  'cli.backed-up': 'Backed up to {folder}: {tables|table|tables} with {rows|row|rows} as of {at}, and {files} uploaded files.',
  'cli.backup-missing':
    '{n} uploaded files are missing from the data folder, or aren’t what their names say: {ids}. Put them back into files/ from an older backup, then back up again.',
  'cli.backup-exists': 'There is something in {folder} already. Name a folder that doesn’t exist.',
  'cli.no-backup':
    'There is no backup in {folder} (no manifest.json). Name the folder that backup wrote; one that ends in .part was not finished.',
  'cli.backup-damaged': 'The backup is damaged: {place} is not what the manifest says. Nothing was written. Use another backup.',
  'cli.backup-version':
    'The backup was written by version {version} (schema {backup}); this programme’s schema is {here}. Restore it with that version, then upgrade.',
  'cli.restore-filled':
    'The target isn’t empty (there are rows in {tables}). Name an empty DATA_DIR or DATABASE_URL; a server that has run once leaves rows.',
  'cli.restored':
    'Restored {rows|row|rows} and {files|file|files} as of {at}; verified {cases|case|cases} with {events|event|events}: {faults|fault|faults}.',
} as const;
