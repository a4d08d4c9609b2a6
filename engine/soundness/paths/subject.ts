/** A definition as path generation reads it: compiled, with the typed trees of its expressions. */
import { effectiveAccess } from '../../forms/access.ts';
import type { CompiledForm } from '../../forms/compile.ts';
import { feelTypeOf, formScopeType, parametersType } from '../../forms/scope-type.ts';
import { compileProgramme } from '../../machine/compile.ts';
import type { CompiledProgramme } from '../../machine/programme.ts';
import { applicationForm } from '../../machine/steps-index.ts';
import type { ProgrammePackage } from '../../model/definition.ts';
import type { DecisionTable, RuleVersion } from '../../model/rules.ts';
import type { Step } from '../../model/steps.ts';
import { compileExpression } from '../../rules/compile.ts';
import type { Node } from '../../rules/tree.ts';
import { BOOLEAN, type FeelType } from '../../rules/types.ts';
import { compileUnary } from '../../rules/unary.ts';
import { endingsOf } from '../known-children.ts';
import { allPlaces } from '../places.ts';
import { newReport } from '../report.ts';
import { scopeTypesOf } from '../scope-types.ts';
import { checkShape } from '../shape.ts';
import type { Endings } from './children.ts';

export interface Subject {
  readonly compiled: CompiledProgramme;
  /** Outcomes that cases of a programme can end with; null when it isn't known. */
  readonly endings: (programme: string) => Endings;
  /** Fields of the application of which no two cases, or no two enterprises, may have the same. */
  readonly unique: ReadonlySet<string>;
  /** Name of the form that is the application; null when the case begins without one. */
  readonly application: string | null;
  /** Tree of a workflow's expression; null when it doesn't compile. */
  readonly tree: (source: string) => Node | null;
  /** Tree of an expression of a form, inside its table `table` when named. */
  readonly formTree: (form: string, source: string, table?: string) => Node | null;
  /** Rule `row` of a table applies. */
  readonly rowTree: (table: DecisionTable, row: number) => Node | null;
}

/** @param pkg a package without Problems of severity `error` */
export function subjectOf(pkg: ProgrammePackage, others: readonly ProgrammePackage[] = []): Subject {
  const compiled = compileProgramme(pkg, `paths:${pkg.workflow.id}`);
  const shaped = checkShape(pkg.workflow, newReport());
  const documents = { forms: pkg.forms, vocabularies: pkg.vocabularies };
  const whole = shaped ? scopeTypesOf(shaped, allPlaces(shaped.scope), documents).whole : null;
  const parameters = parametersType(pkg.workflow.parameters);
  const tree = memo((source: string) => treeOf(source, whole));
  const formTree = (form: string, source: string, table?: string) => {
    const definition = pkg.forms[form];
    return definition ? treeOf(source, formScopeType(feelTypeOf(definition, pkg.vocabularies), parameters, table)) : null;
  };
  const trees = new Map<string, Node | null>();
  return {
    compiled,
    endings: memo((programme) => {
      const known = [pkg, ...others].find(({ workflow }) => workflow.id === programme);
      return known ? endingsOf(known.workflow) : null;
    }),
    unique: uniqueFields(compiled),
    application: applicationForm(compiled.workflow),
    tree,
    formTree: (form, source, table) => {
      const key = `${form} ${table ?? ''} ${source}`;
      if (!trees.has(key)) trees.set(key, formTree(form, source, table));
      return trees.get(key) ?? null;
    },
    rowTree: (table, row) => rowTree(table, row, tree, whole),
  };
}

/** Fields of the application of which no two cases, or no two enterprises, may have the same. */
export function uniqueFields({ workflow, forms, feel }: CompiledProgramme): ReadonlySet<string> {
  const form = forms[applicationForm(workflow) ?? ''];
  const claimed = [...(form?.fields.values() ?? [])].filter((field) =>
    [field, ...field.columns.values()].some(({ schema }) => schema['x-claim'] !== undefined),
  );
  const keys = (workflow.uniqueness ?? []).flatMap((source) => feel(source).reads);
  const fieldsOf = ([root, name = '']: readonly string[]): string[] => {
    const field = root === 'application' ? form?.fields.get(name) : undefined;
    if (!field) return [];
    return field.computed ? [name, ...field.computed.reads.filter(([, inner]) => inner !== name).flatMap(fieldsOf)] : [name];
  };
  // Who is unique by its code may say the same as another.
  const read = keys.some(([root, name]) => root === 'enterprise' && name === 'uscc') ? [] : keys.flatMap(fieldsOf);
  return new Set([...claimed.map(({ name }) => name), ...read]);
}

function treeOf(source: string, type: FeelType | null): Node | null {
  const typed = compileExpression(source, type);
  if (typed.ok) return typed.tree;
  const untyped = compileExpression(source, null);
  return untyped.ok ? untyped.tree : null;
}

function rowTree(table: DecisionTable, row: number, tree: Subject['tree'], whole: FeelType | null): Node | null {
  const cells = (table.rules[row]?.in ?? []).slice(0, table.inputs.length).map((cell, index): Node | null => {
    const input = tree(table.inputs[index]?.expression ?? '');
    const unary = input && compileUnary(cell, input.type, whole);
    if (!input || !unary?.ok) return null;
    return unary.tree.tests.length === 0 ? null : { ...unary.tree, value: input };
  });
  return allOf(cells.filter((cell) => cell !== null));
}

export const yes: Node = { kind: 'literal', value: true, type: BOOLEAN, from: 0, to: 0 };
export function allOf(operands: readonly Node[]): Node {
  const [only] = operands;
  if (!only) return yes;
  return operands.length === 1 ? only : { kind: 'logic', op: 'and', operands, type: BOOLEAN, from: 0, to: 0 };
}

/** The form a step is filled in with, and the slot of the facts that holds its data. */
export function formOf(
  subject: Subject,
  id: string,
  step: Step,
): { readonly slot: string; readonly name: string; readonly form: CompiledForm } | null {
  const name = 'form' in step && typeof step.form === 'string' ? step.form : step.type === 'wait' ? step.external?.form : undefined;
  const form = name === undefined ? undefined : subject.compiled.forms[name];
  if (name === undefined || !form) return null;
  const isApplication = step.type === 'form' && name === subject.application;
  return { slot: isApplication ? 'application' : id, name, form };
}

/** The form of what a message brings; null when it has none. */
export function formOfMessage({ compiled }: Subject, message: string, slot: string): ReturnType<typeof formOf> {
  const name = compiled.workflow.messages?.[message]?.form;
  const form = name === undefined ? undefined : compiled.forms[name];
  return name === undefined || !form ? null : { slot, name, form };
}

const messageMark = 'message:';

/** Slot of the facts that holds what a message brings that moves a step. */
export function messageSlot(message: string): string {
  return messageMark + message;
}

export function messageIn(slot: string): string | null {
  return slot.startsWith(messageMark) ? slot.slice(messageMark.length) : null;
}

/** Data that come from outside, of a shape that no form sets: what a message brings, what a service answers, how a child case ends. */
export function isFromOutside({ compiled }: Subject, id: string): boolean {
  const step = compiled.steps.get(id)?.step;
  return step?.type === 'service' || step?.type === 'case' || (step?.type === 'wait' && step.message !== undefined && !step.external);
}

/** Everything may be edited: who fills a form anew. */
export function openAccess(form: CompiledForm) {
  return effectiveAccess(form, {}, 'edit');
}

export function ruleVersionNamed(subject: Subject, id: string | null): RuleVersion | null {
  return subject.compiled.workflow.ruleVersions?.find((version) => version.id === id) ?? null;
}

function memo<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key) as T;
  };
}
