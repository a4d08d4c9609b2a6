import type { CompiledForm } from '../../../engine/forms/compile.ts';
import { type Change, diff } from '../../../engine/forms/diff.ts';
import type { Vocabulary } from '../../../engine/model/form.ts';
import { useLocale, usePick, useText } from '../../app/locale.tsx';
import { displayValue } from '../../renderers/display.ts';

interface DifferencesProps {
  readonly compiled: CompiledForm;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>>;
  readonly vocabularies: Readonly<Record<string, Vocabulary>>;
}

/** Before and after, entry by entry: what both sides see of a correction. */
export function Differences({ compiled, before, after, vocabularies }: DifferencesProps) {
  const t = useText();
  const pick = usePick();
  const { language } = useLocale();
  const changes = diff(compiled, before, after, language).filter((change) => !compiled.fields.get(change.field)?.computed);
  if (changes.length === 0) return <p className="lz-muted">{t('correct.noDiff')}</p>;
  const words = { t, pick, language, vocabularies };
  const show = (change: Change, value: unknown) => {
    const field = compiled.fields.get(change.field);
    const [, , row, column] = change.pointer.split('/');
    if (!field) return String(value ?? '');
    if (column) return displayValue(field.columns.get(column)?.schema ?? field.schema, value, words);
    if (row === undefined) return displayValue(field.schema, value, words);
    if (value === undefined) return t('common.none');
    const cells = [...field.columns.values()]
      .slice(0, 4)
      .map((item) => displayValue(item.schema, (value as Record<string, unknown>)[item.name], words));
    return cells.join(t('common.listSeparator'));
  };
  return (
    <ul className="lz-diff">
      {changes.map((change) => (
        <li key={`${change.kind}${change.pointer}`}>
          <strong>{change.label}</strong>
          <del>
            <span className="lz-hidden">{t('common.labelled', { label: t('correct.before'), value: '' })}</span>
            {show(change, change.before)}
          </del>
          <ins>
            <span className="lz-hidden">{t('common.labelled', { label: t('correct.after'), value: '' })}</span>
            {show(change, change.after)}
          </ins>
        </li>
      ))}
    </ul>
  );
}
