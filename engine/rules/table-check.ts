import type { DecisionTable } from '../model/rules.ts';
import type { PlacedProblem, TableProblemCode } from './problem.ts';

/** Problems of a table's shape; what is wrong inside its cells is found when they are compiled. */
export function checkTable(table: DecisionTable): PlacedProblem[] {
  const { hitPolicy: policy, outputs } = table;
  const problems = [...checkOutputNames(table), ...checkCells(table), ...checkValues(table)];
  const aggregates = policy.startsWith('COLLECT ');
  if (aggregates && outputs.length !== 1) problems.push(placed('table.aggregate', '/outputs', { policy }));
  const ordered = policy === 'PRIORITY' || policy === 'OUTPUT ORDER';
  if (ordered && !outputs.some((output) => output.values && output.values.length > 0)) {
    problems.push(placed('table.priority', '/outputs', { policy }));
  }
  return problems;
}

export function placed(code: TableProblemCode, pointer: string, params: PlacedProblem['params']): PlacedProblem {
  return { code, pointer, params, from: 0, to: 0 };
}

function checkOutputNames(table: DecisionTable): PlacedProblem[] {
  const names = table.outputs.map((output) => output.name);
  return names.flatMap((name, index) =>
    names.indexOf(name) < index ? [placed('table.duplicate', `/outputs/${index}/name`, { name })] : [],
  );
}

function checkCells(table: DecisionTable): PlacedProblem[] {
  return table.rules.flatMap((rule, row) => {
    const wrong = (side: 'in' | 'out', expected: number): PlacedProblem[] => {
      const found = rule[side].length;
      return found === expected ? [] : [placed('table.cells', `/rules/${row}/${side}`, { rule: row + 1, found, expected })];
    };
    return [...wrong('in', table.inputs.length), ...wrong('out', table.outputs.length)];
  });
}

/** A string literal in an output cell must be one of the values its output lists. */
function checkValues(table: DecisionTable): PlacedProblem[] {
  return table.rules.flatMap((rule, row) =>
    rule.out.flatMap((cell, index) => {
      const output = table.outputs[index];
      const value = /^\s*"([^"\\]*)"\s*$/.exec(cell)?.[1];
      if (!output?.values || value === undefined || output.values.includes(value)) return [];
      return [placed('table.value', `/rules/${row}/out/${index}`, { value, name: output.label ?? output.name })];
    }),
  );
}
