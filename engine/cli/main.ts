#!/usr/bin/env node
/** The `liuzhuan` command: `help` says what it can do. Exit codes: 0 fine · 1 something is wrong with what was checked · 2 wrong use or a fault. */
import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ProgrammeFileError } from '../effects/programmes.ts';
import { rootFolder } from '../main.ts';
import { text } from '../messages/render.ts';
import { both, readArguments } from './arguments.ts';
import { type Answer, type Command, WrongUse } from './command.ts';
import { commands } from './commands.ts';
import { ConfigError, readConfig } from './config.ts';
import { UnsoundProgrammes } from './publish.ts';

/** Runs one command line (without node and the script). */
export async function run(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ code: number; out: string }> {
  const asJson = args.includes('--json');
  try {
    const answer = await answerTo(args, env);
    return { code: answer.ok ? 0 : 1, out: asJson ? JSON.stringify(answer.json, null, 2) : answer.words };
  } catch (error) {
    const unsound = error instanceof UnsoundProgrammes;
    const known = unsound || error instanceof WrongUse || error instanceof ConfigError || error instanceof ProgrammeFileError;
    const message = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
    return { code: unsound ? 1 : 2, out: asJson ? JSON.stringify({ ok: false, error: message }) : message };
  }
}

async function answerTo(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<Answer> {
  const line = readArguments(args, commands);
  const command = commands.find(({ name }) => name === line.command);
  if (line.command === 'help') return helpOn(line.names[0]);
  if (!command) throw new WrongUse(`${both('cli.unknown', { command: line.command })}\n\n${help()}`);
  if (line.help) return helpOn(command.name);
  const [least, most] = command.names;
  if (line.names.length < least || line.names.length > most) throw new WrongUse(usageOf(command));
  return command.run({ ...line, config: readConfig(env, line.root ?? rootFolder()) });
}

function helpOn(name: string | undefined): Answer {
  const command = commands.find((candidate) => candidate.name === name);
  if (name !== undefined && !command) throw new WrongUse(`${both('cli.unknown', { command: name })}\n\n${help()}`);
  const words = command ? usageOf(command) : help();
  return { ok: true, json: { usage: words }, words };
}

function usageOf({ name, usage, about }: Command): string {
  return `liuzhuan ${name} ${usage}`.trim().concat(`\n  ${text('zh-CN', about)}\n  ${text('en', about)}`);
}

function help(): string {
  const lines = commands.map(({ name, usage, about }) => {
    const head = `  ${name} ${usage}`.trimEnd();
    return `${head}\n      ${text('zh-CN', about)}\n      ${text('en', about)}`;
  });
  const words = (code: string) => `${text('zh-CN', code)}  ·  ${text('en', code)}`;
  return [
    'liuzhuan <command> [--json] [--lang zh-CN|en] [--root folder]',
    '',
    ...lines,
    '  help [command]',
    '',
    `  DATA_DIR, DATABASE_URL   ${words('cli.where')}`,
    `  exit codes               ${words('cli.codes')}`,
  ].join('\n');
}

const script = process.argv[1];
if (script !== undefined && existsSync(script) && realpathSync(script) === realpathSync(fileURLToPath(import.meta.url))) {
  const { code, out } = await run(process.argv.slice(2), process.env);
  process.stdout.write(`${out}\n`);
  process.exitCode = code;
}
