/** Expressions of a programme, compiled once each. */
import type { WorkflowDefinition } from '../model/definition.ts';
import type { RuleVersion } from '../model/rules.ts';
import { compileExpression } from '../rules/compile.ts';
import { compileScorecard } from '../rules/scorecard.ts';
import { compileTable } from '../rules/table.ts';
import { toJson } from '../rules/value.ts';
import type { Expression, Programme } from './programme.ts';

type Rules = Pick<Programme, 'feel' | 'scorecard' | 'table'>;

/** Throws RangeError for expressions that don't compile: an unchecked package. */
export function compileRules(workflow: WorkflowDefinition): Rules {
  const feel = memo(compileFeel);
  const scorecards = memo((key: string) => {
    const [version, name] = split(key);
    const scorecard = versionOf(workflow, version).scorecards?.[name];
    if (!scorecard) throw new RangeError(`no scorecard ${name} in rule version ${version}`);
    const compiled = compileScorecard(scorecard, null);
    if (compiled.problems.length > 0) throw new RangeError(`scorecard ${name} is wrong: ${compiled.problems[0]?.code}`);
    return compiled;
  });
  const tables = memo((key: string) => {
    const [version, name] = split(key);
    const table = versionOf(workflow, version).tables?.[name];
    if (!table) throw new RangeError(`no table ${name} in rule version ${version}`);
    const compiled = compileTable(table, null);
    if (compiled.problems.length > 0) throw new RangeError(`table ${name} is wrong: ${compiled.problems[0]?.code}`);
    return compiled;
  });
  for (const version of workflow.ruleVersions ?? []) {
    for (const name of Object.keys(version.scorecards ?? {})) scorecards(`${version.id} ${name}`);
    for (const name of Object.keys(version.tables ?? {})) tables(`${version.id} ${name}`);
  }
  return {
    feel,
    scorecard: (version, name) => {
      const compiled = scorecards(`${version} ${name}`);
      return (scope) => ({ ...compiled.evaluate(scope as never) });
    },
    table: (version, name) => {
      const compiled = tables(`${version} ${name}`);
      return (scope) => {
        const { output, rows } = compiled.evaluate(scope as never);
        const result = toJson(output);
        return { ...(result !== null && typeof result === 'object' && !Array.isArray(result) ? result : { value: result }), rows };
      };
    },
  };
}

function compileFeel(source: string): Expression {
  const compiled = compileExpression(source, null);
  if (!compiled.ok) throw new RangeError(`expression is wrong: ${source} (${compiled.problems[0]?.code})`);
  const roots = [...new Set(compiled.names.flatMap(([root]) => (root === undefined ? [] : [root])))];
  return {
    roots,
    reads: compiled.names,
    evaluate: (scope) => compiled.evaluate(scope as never),
    explain: (scope) => compiled.explain(scope as never),
    path: /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/.test(source) ? source.split('.') : null,
  };
}

function versionOf(workflow: WorkflowDefinition, id: string): RuleVersion {
  const version = workflow.ruleVersions?.find((candidate) => candidate.id === id);
  if (!version) throw new RangeError(`no rule version ${id}`);
  return version;
}

function split(key: string): [string, string] {
  const [version = '', name = ''] = key.split(' ');
  return [version, name];
}

function memo<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
