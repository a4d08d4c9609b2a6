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
import { allPlaces } from '../places.ts';
import { newReport } from '../report.ts';
import { scopeTypesOf } from '../scope-types.ts';
import { checkShape } from '../shape.ts';

export interface Subject {
  readonly compiled: CompiledProgramme;
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
export function subjectOf(pkg: ProgrammePackage): Subject {
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

/** Data that come from outside, of a shape that no form sets: what a message brings, what a service answers. */
export function isFromOutside({ compiled }: Subject, id: string): boolean {
  const step = compiled.steps.get(id)?.step;
  return step?.type === 'service' || (step?.type === 'wait' && step.message !== undefined && !step.external);
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
