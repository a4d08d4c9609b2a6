import { resolve } from 'node:path';
import { type Lang, text } from '../messages/render.ts';
import { type Call, type Command, WrongUse } from './command.ts';

/** A command line, taken apart. */
export interface CommandLine extends Omit<Call, 'config'> {
  readonly command: string;
  readonly json: boolean;
  readonly help: boolean;
  /** Folder that holds `workflows/` and `forms/`, when another than the installation's. */
  readonly root: string | null;
}

const general = { flags: ['json', 'help'], values: ['lang', 'root'] };

/** @param args without node and the script. @throws WrongUse for options that the command doesn't know or that lack their value */
export function readArguments(args: readonly string[], commands: readonly Command[]): CommandLine {
  const name = args.find((arg, index) => !arg.startsWith('--') && !general.values.includes((args[index - 1] ?? '').slice(2))) ?? 'help';
  const command = commands.find((candidate) => candidate.name === name);
  const takesValue = [...general.values, ...(command?.values ?? [])];
  const known = [...takesValue, ...general.flags, ...(command?.flags ?? [])];
  const names: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (!arg.startsWith('--')) {
      names.push(arg);
      continue;
    }
    const [option = '', inline] = arg.slice(2).split(/=(.*)/s, 2);
    if (command && !known.includes(option)) throw new WrongUse(both('cli.option', { option: `--${option}` }));
    if (!takesValue.includes(option)) {
      flags.add(option);
      continue;
    }
    const value = inline ?? args[index + 1];
    if (value === undefined || (inline === undefined && value.startsWith('--')))
      throw new WrongUse(both('cli.option-value', { option: `--${option}` }));
    values.set(option, value);
    if (inline === undefined) index += 1;
  }
  const root = values.get('root');
  return {
    command: name,
    names: names.slice(1),
    flags,
    values,
    json: flags.has('json'),
    help: flags.has('help'),
    lang: languageOf(values.get('lang')),
    root: root === undefined ? null : resolve(root),
  };
}

function languageOf(given: string | undefined): Lang {
  if (given === undefined || given === 'zh' || given === 'zh-CN') return 'zh-CN';
  if (given === 'en') return 'en';
  throw new WrongUse(both('cli.lang', { lang: given }));
}

/** A text in both languages, one a line. */
export function both(code: string, params: Readonly<Record<string, string | number>> = {}): string {
  return `${text('zh-CN', code, params)}\n${text('en', code, params)}`;
}
