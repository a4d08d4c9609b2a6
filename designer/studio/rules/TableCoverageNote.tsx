import { Button } from 'antd';
import type { DecisionTable } from '../../../engine/model/rules.ts';
import type { TableCoverage } from '../../../engine/rules/coverage-table.ts';
import type { ContextType, FeelType } from '../../../engine/rules/types.ts';
import { readExpression } from '../../../engine/soundness/describe/expression.ts';
import { useLocale } from '../../app/locale.tsx';
import { useStudioText } from '../words.tsx';
import { exampleInWords } from './example-words.ts';

interface NoteProps {
  readonly table: DecisionTable;
  readonly types: readonly FeelType[];
  readonly scope: ContextType;
  readonly coverage: TableCoverage | null;
  readonly readOnly: boolean;
  readonly onAdd: (cells: readonly string[]) => void;
}

/** What no rule provides for, as a sentence, with the rule that would; what two rules decide at once. */
export function TableCoverageNote({ table, types, scope, coverage, readOnly, onAdd }: NoteProps) {
  const t = useStudioText();
  const { language } = useLocale();
  const cells = coverage?.gapCells ?? null;
  const sentence = (cells ?? [])
    .flatMap((cell, index) =>
      cell === '-' ? [] : (readExpression(cell, { scope, input: types[index] ?? { kind: 'any' } }, language).sentence ?? cell),
    )
    .join(t('st.rules.and'));
  const complete = coverage && cells === null && coverage.overlaps.length === 0 && !coverage.exceeded && coverage.unknown.length === 0;
  return (
    <div className="st-table-note" role="status">
      {coverage === null && <p>{t('st.rules.notAnalysed')}</p>}
      {cells && (
        <div className="st-table-open">
          <p>
            {t('st.rules.gap', { sentence: sentence || t('st.rules.gapAll') })}
            <small>{t('st.rules.gapExample', { example: exampleInWords(coverage?.gap ?? '', language) })}</small>
          </p>
          {!readOnly && <Button onClick={() => onAdd(cells)}>{t('st.rules.gapAdd')}</Button>}
        </div>
      )}
      {(coverage?.overlaps ?? []).map(({ rules: [one, other], example }) => (
        <p key={`${one} ${other}`} className="st-feel-wrong">
          {t('st.rules.overlap', { one: one + 1, other: other + 1, example: exampleInWords(example, language) })}
        </p>
      ))}
      {complete && <p className="st-table-good">{t(table.hitPolicy === 'UNIQUE' ? 'st.rules.completeUnique' : 'st.rules.complete')}</p>}
    </div>
  );
}
