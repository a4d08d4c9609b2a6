import type { FormDefinition, Vocabulary } from '../model/form.ts';
import type { Problem } from '../model/problem.ts';
import { checkSchema, type FoundInFields } from './check-schema.ts';
import { checkUi } from './check-ui.ts';
import { analyseForm } from './compile.ts';
import { checkKeywords, formKeywords, typeName } from './dialect.ts';
import { missing, newFindings } from './findings.ts';

/** What of a package a form is checked against. */
export interface FormContext {
  readonly vocabularies: Readonly<Record<string, Vocabulary>>;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Of the check before. */
  readonly known?: FoundInFields;
}

/**
 * Everything wrong with a form: keywords outside the dialect, keys that are not ASCII identifiers, unknown vocabularies,
 * UI elements that show nothing or fields shown nowhere, and expressions with unknown names or wrong types.
 * Takes anything (a form comes from an editor or over HTTP), never throws. Document is `forms/<name>`.
 */
export function checkForm(form: FormDefinition, context: FormContext, name: string = form?.id): Problem[] {
  const findings = newFindings(`forms/${name}`);
  const shape: unknown = form;
  if (typeof shape !== 'object' || shape === null) {
    findings.error('form.type', '', { expected: 'object', found: typeName(shape) });
    return findings.problems;
  }
  findings.keywords(shape, formKeywords, '');
  if (typeof form.id !== 'string' || form.id === '') findings.error('form.missing', '', missing('id'));
  if (typeof form.title !== 'string' || form.title === '') findings.error('form.missing', '', missing('title'));
  checkSchema(form.schema, context.vocabularies, findings, context.known);
  checkChecks(form.checks, findings);
  const sound = findings.problems.every(({ severity }) => severity !== 'error');
  checkUi(form.uischema, new Set(Object.keys(form.schema?.properties ?? {})), findings);
  if (sound) {
    const { problems } = analyseForm(form, context.vocabularies, { parameters: context.parameters });
    findings.problems.push(...problems.map((problem) => ({ ...problem, document: findings.document })));
  }
  return findings.problems;
}

function checkChecks(checks: unknown, findings: ReturnType<typeof newFindings>): void {
  if (checks === undefined) return;
  if (!Array.isArray(checks)) {
    findings.error('form.type', '/checks', { expected: 'array', found: typeName(checks) });
    return;
  }
  const ids = new Set<unknown>();
  for (const [index, check] of checks.entries()) {
    const pointer = `/checks/${index}`;
    if (typeName(check) !== 'object') {
      findings.error('form.type', pointer, { expected: 'object', found: typeName(check) });
      continue;
    }
    findings.keywords(check, checkKeywords, pointer);
    for (const keyword of ['id', 'when', 'message', 'at'] as const) {
      if (typeof check[keyword] !== 'string' || check[keyword] === '') findings.error('form.missing', pointer, missing(keyword));
    }
    if (check.level !== 'block' && check.level !== 'warn') findings.error('form.value', `${pointer}/level`, { allowed: 'block, warn' });
    if (ids.has(check.id)) findings.error('form.duplicate', `${pointer}/id`, { name: String(check.id) });
    ids.add(check.id);
  }
}
