/** What an expression at a place of the edited document may use, with titles; derived again once the document stands still. */
import { useMemo } from 'react';
import type { FeelType } from '../../../engine/rules/types.ts';
import type { ReadingPlace } from '../../../engine/soundness/describe/expression.ts';
import { titledScope } from '../../../engine/soundness/describe/titled.ts';
import { expressionPlace } from '../../../engine/soundness/expression-scope.ts';
import { useDocumentPart } from '../studio.ts';
import { useSettled } from '../use-settled.ts';

/** @param locals names that are bound around the expression, with their types: the same object as long as they are the same */
export function useExpressionPlace(place: string, locals?: Readonly<Record<string, FeelType>>): ReadingPlace {
  const document = useSettled(useDocumentPart((whole) => whole));
  return useMemo(() => {
    const found = expressionPlace(document, place);
    const scope = titledScope(found.scope, document.workflow);
    return { ...found, scope: locals ? { ...scope, fields: { ...scope.fields, ...locals } } : scope };
  }, [document, place, locals]);
}
