import { writeFileSync } from 'node:fs';
import { compileProgramme } from '../../machine/compile.ts';
import { exportXState } from '../../machine/export.ts';
import { checkPackage, isSound } from '../../soundness/check.ts';
import { canonicalJson, sha256 } from '../../store/canonical.ts';
import { both } from '../arguments.ts';
import { type Answer, type Call, type Command, chosenProgrammes, WrongUse } from '../command.ts';
import { packageAt, portableText, readPortable } from '../package-files.ts';
import { problemLines } from '../publish.ts';

/** One portable file of a programme (`--package`), or its machine for XState tools (`--xstate`). */
export const exportCommand: Command = {
  name: 'export',
  usage: '--package|--xstate <programme> [--out file]',
  about: 'cli.export',
  names: [1, 1],
  flags: ['package', 'xstate'],
  values: ['out'],
  run: async (call) => {
    const [id = ''] = call.names;
    if (call.flags.has('package') === call.flags.has('xstate')) throw new WrongUse(both('cli.export-what'));
    return call.flags.has('xstate') ? machineOf(call, id) : portableOf(call, id);
  },
};

function machineOf(call: Call, id: string): Answer {
  const pkg = packageAt(call.config.root, id);
  const problems = checkPackage(pkg);
  if (!isSound(problems)) return { ok: false, json: { ok: false, problems }, words: problemLines(id, problems) };
  const machine = exportXState(compileProgramme(pkg, sha256(canonicalJson(pkg))));
  return written(call, JSON.stringify(machine, null, 2), machine);
}

function portableOf(call: Call, id: string): Answer {
  const [known = id] = chosenProgrammes(call.config, [id]);
  const portable = readPortable(call.config.root, known);
  return written(call, portableText(portable), portable);
}

function written(call: Call, content: string, json: unknown): Answer {
  const out = call.values.get('out');
  if (out === undefined) return { ok: true, json, words: content };
  writeFileSync(out, `${content}\n`);
  return { ok: true, json: { ok: true, file: out }, words: out };
}
