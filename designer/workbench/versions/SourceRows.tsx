import { Field } from '../../ui/Field.tsx';
import { useWords } from '../words.ts';
import { computed, type OpenValue, type Source, type Sources } from './value-plan.ts';

interface Props {
  readonly open: readonly OpenValue[];
  readonly sources: Sources;
  readonly onChange: (sources: Sources) => void;
  readonly label: (title: string) => string;
  /** Of taking nothing else: it keeps its value, or has none. */
  readonly none: (kept: boolean) => string;
  /** Without it, only names can be chosen. */
  readonly mayCompute: boolean;
}

/** One row for each value that a plan may speak of: taken from an old name, or computed. */
export function SourceRows({ open, sources, onChange, label, none, mayCompute }: Props) {
  const { t } = useWords();
  return open.map((value) => {
    const source: Source = sources[value.id] ?? { from: '', feel: '' };
    const set = (change: Partial<Source>) => onChange({ ...sources, [value.id]: { ...source, ...change } });
    return (
      <div key={value.id} className="lz-stack">
        <Field label={label(value.title)}>
          {(aria) => (
            <select {...aria} className="wb-select" value={source.from} onChange={(event) => set({ from: event.target.value })}>
              <option value="">{none(value.kept)}</option>
              {value.choices.map((choice) => (
                <option key={choice.id} value={choice.id}>
                  {mayCompute ? t('wb.migrate.fromField', { title: choice.title }) : choice.title}
                </option>
              ))}
              {mayCompute && <option value={computed}>{t('wb.migrate.computed')}</option>}
            </select>
          )}
        </Field>
        {source.from === computed && (
          <Field label={t('wb.migrate.expressionOf', { title: value.title })} help={t('wb.migrate.expressionHelp')}>
            {(aria) => (
              <textarea
                {...aria}
                className="lz-input lz-input-code"
                rows={2}
                maxLength={4000}
                spellCheck={false}
                value={source.feel}
                onChange={(event) => set({ feel: event.target.value })}
              />
            )}
          </Field>
        )}
      </div>
    );
  });
}
