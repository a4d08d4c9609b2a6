/** What the `liuzhuan` command says. */
export const cli = {
  'cli.check': 'checks programmes and lists every problem',
  'cli.export': 'writes one portable file (--package), or prints the XState machine (--xstate)',
  'cli.export-what': 'Say what to export: --package or --xstate.',
  'cli.publish': 'publishes what changed in workflows/',
  'cli.verify': 'replays every case and checks the hash chains',
  'cli.where': 'where the database is',
  'cli.codes': 'exit codes: 0 fine, 1 problems found, 2 wrong use or fault',
  'cli.unknown': 'There is no command “{command}”.',
  'cli.option': 'This command has no option {option}.',
  'cli.option-value': 'The option {option} needs a value.',
  'cli.lang': 'There is no language “{lang}”; use zh-CN or en.',
  'cli.no-programme': 'There is no programme “{id}”; there are: {known}',
  'cli.verified': 'Verified {cases} cases with {events} events; {faults} faults.',
} as const;
