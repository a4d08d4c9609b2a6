import { verify as verifyCases } from '../../commands/verify.ts';
import { both } from '../arguments.ts';
import { type Command, withRuntime } from '../command.ts';

/** Replays every case of the store. */
export const verify: Command = {
  name: 'verify',
  usage: '',
  about: 'cli.verify',
  names: [0, 0],
  run: ({ config }) =>
    withRuntime(config, async (runtime) => {
      const { cases, archived, events, entries, faults } = await verifyCases(runtime);
      const lines = faults.map(({ caseId, kind, message }) => `  ✗ ${caseId} [${kind}] ${message}`);
      const words = [both('cli.verified', { cases, events, entries, faults: faults.length }), ...lines].join('\n');
      const ok = faults.length === 0;
      return { ok, json: { ok, cases, archived, events, entries, faults }, words };
    }),
};
