#!/usr/bin/env node
/** The `liuzhuan` command: `help` says what it can do. Exit codes: 0 fine · 1 something is wrong with what was checked · 2 wrong use or a fault. */
import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRuntime } from '../commands/runtime.ts';
import { verify } from '../commands/verify.ts';
import { loadProgramme, ProgrammeFileError, programmeIds } from '../effects/programmes.ts';
import { compileProgramme } from '../machine/compile.ts';
import { exportXState } from '../machine/export.ts';
import { rootFolder } from '../main.ts';
import { text } from '../messages/render.ts';
import { checkPackage, isSound } from '../soundness/check.ts';
import { canonicalJson, sha256 } from '../store/canonical.ts';
import { openStore } from '../store/db.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { problemLines, publishAll, UnsoundProgrammes } from './publish.ts';

/** What a command gives: the same as JSON and in words. */
interface Answer {
  readonly ok: boolean;
  readonly json: unknown;
  readonly words: string;
}
class WrongUse extends Error {}

/** Runs one command line (without node and the script). */
export async function run(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ code: number; out: string }> {
  const options = new Set(args.filter((arg) => arg.startsWith('--')));
  const [command = 'help', ...names] = args.filter((arg) => !arg.startsWith('--'));
  const asJson = options.has('--json');
  try {
    const answer = await answerTo(command, names, options, readConfig(env, rootFolder()));
    return { code: answer.ok ? 0 : 1, out: asJson ? JSON.stringify(answer.json, null, 2) : answer.words };
  } catch (error) {
    const unsound = error instanceof UnsoundProgrammes;
    const known = unsound || error instanceof WrongUse || error instanceof ConfigError || error instanceof ProgrammeFileError;
    const message = error instanceof Error ? (known ? error.message : `${error.message}`) : String(error);
    return { code: unsound ? 1 : 2, out: asJson ? JSON.stringify({ ok: false, error: message }) : message };
  }
}

function answerTo(command: string, names: readonly string[], options: ReadonlySet<string>, config: Config): Promise<Answer> {
  switch (command) {
    case 'help':
      return Promise.resolve({ ok: true, json: { usage: help }, words: help });
    case 'check':
      return check(config, names);
    case 'export':
      return exportMachine(config, names, options);
    case 'publish':
      return publish(config);
    case 'verify':
      return verifyAll(config);
    default:
      throw new WrongUse(`${text('zh-CN', 'cli.unknown', { command })}\n${text('en', 'cli.unknown', { command })}\n\n${help}`);
  }
}

async function check(config: Config, names: readonly string[]): Promise<Answer> {
  const programmes = chosen(config, names).map((id) => ({ id, problems: checkPackage(loadProgramme(config.root, id)) }));
  const words = programmes.map(({ id, problems }) => (problems.length === 0 ? `${id}: ✓` : problemLines(id, problems)));
  const ok = programmes.every(({ problems }) => isSound(problems));
  return { ok, json: { ok, programmes }, words: words.join('\n') };
}

async function exportMachine(config: Config, names: readonly string[], options: ReadonlySet<string>): Promise<Answer> {
  const [id] = names;
  if (!options.has('--xstate') || id === undefined || names.length > 1) throw new WrongUse(help);
  const [known] = chosen(config, [id]);
  const pkg = loadProgramme(config.root, known ?? id);
  const problems = checkPackage(pkg);
  if (!isSound(problems)) return { ok: false, json: { ok: false, problems }, words: problemLines(id, problems) };
  const machine = exportXState(compileProgramme(pkg, sha256(canonicalJson(pkg))));
  return { ok: true, json: machine, words: JSON.stringify(machine, null, 2) };
}

async function publish(config: Config): Promise<Answer> {
  return withRuntime(config, async (runtime) => {
    const published = await publishAll(runtime, config.root);
    const words = published.map(({ id, version, older }) => text('zh-CN', older ? 'start.older' : 'start.programme', { id, version }));
    return { ok: true, json: { ok: true, published }, words: words.join('\n') };
  });
}

async function verifyAll(config: Config): Promise<Answer> {
  return withRuntime(config, async (runtime) => {
    const { cases, events, faults } = await verify(runtime);
    const ok = faults.length === 0;
    const lines = faults.map(({ caseId, kind, message }) => `  ✗ ${caseId} [${kind}] ${message}`);
    const summary = { cases, events, faults: faults.length };
    const words = [text('zh-CN', 'cli.verified', summary), text('en', 'cli.verified', summary), ...lines].join('\n');
    return { ok, json: { ok, cases, events, faults }, words };
  });
}

async function withRuntime(config: Config, work: (runtime: Awaited<ReturnType<typeof createRuntime>>) => Promise<Answer>): Promise<Answer> {
  const now = () => new Date().toISOString();
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, now });
  try {
    return await work(await createRuntime({ store, clock: { now } }));
  } finally {
    await store.close();
  }
}

/** The programmes named, or all. */
function chosen(config: Config, names: readonly string[]): readonly string[] {
  const known = programmeIds(config.root);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new WrongUse(text('zh-CN', 'cli.no-programme', { id: unknown, known: known.join(', ') }));
  return names.length > 0 ? names : known;
}

const help = `liuzhuan <command> [--json]

  check [programme…]            ${text('zh-CN', 'cli.check')}
                                ${text('en', 'cli.check')}
  export --xstate <programme>   ${text('zh-CN', 'cli.export')}
                                ${text('en', 'cli.export')}
  publish                       ${text('zh-CN', 'cli.publish')}
                                ${text('en', 'cli.publish')}
  verify                        ${text('zh-CN', 'cli.verify')}
                                ${text('en', 'cli.verify')}
  help

  DATA_DIR, DATABASE_URL        ${text('zh-CN', 'cli.where')}  ·  ${text('en', 'cli.where')}
  exit codes                    0 fine · 1 problems found · 2 wrong use or fault`;

const script = process.argv[1];
if (script !== undefined && existsSync(script) && realpathSync(script) === realpathSync(fileURLToPath(import.meta.url))) {
  const { code, out } = await run(process.argv.slice(2), process.env);
  process.stdout.write(`${out}\n`);
  process.exitCode = code;
}
