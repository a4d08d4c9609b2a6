/** What the cells of a decision table are about: types of its inputs under their labels, and what is open or decided twice. */
import { useDeferredValue, useMemo } from 'react';
import type { DecisionTable } from '../../../engine/model/rules.ts';
import { coverTable, type TableCoverage } from '../../../engine/rules/coverage-table.ts';
import type { ContextType, FeelType } from '../../../engine/rules/types.ts';
import { inputType } from '../../../engine/soundness/expression-scope.ts';
import { useDocumentPart } from '../studio.ts';
import { useExpressionPlace } from './use-expression-place.ts';

export interface TableScope {
  readonly scope: ContextType;
  readonly types: readonly FeelType[];
  /** Null while a cell or an input isn't FEEL. */
  readonly coverage: TableCoverage | null;
}

export function useTableScope(table: DecisionTable, place: string): TableScope {
  const { scope } = useExpressionPlace(place);
  const parameters = useDocumentPart(({ workflow }) => workflow.parameters);
  const settled = useDeferredValue(table);
  const types = useMemo(() => table.inputs.map((input) => inputType(input, scope)), [table.inputs, scope]);
  const coverage = useMemo(
    () => coverTable(settled, scope, { parameters: parameters ?? {} }, () => true, 50_000),
    [settled, scope, parameters],
  );
  return { scope, types, coverage };
}
