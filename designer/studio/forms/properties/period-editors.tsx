/** Editors of spans of time: how late files may come, how old a value may be that is taken over. */
import { useStudioText } from '../../words.tsx';
import type { EditorProps } from './editor-props.ts';
import { Figure, Pick, Tick } from './inputs.tsx';

const laterUnits = ['workingDays', 'calendarDays', 'hours', 'months', 'years'] as const;
const copyUnits = ['calendarDays', 'months', 'years'] as const;

interface SpanProps<Unit extends (typeof laterUnits)[number]> {
  readonly value: { readonly amount: number; readonly unit: Unit };
  readonly units: readonly Unit[];
  readonly onChange: (next: { readonly amount: number; readonly unit: Unit }) => void;
}
function Span<Unit extends (typeof laterUnits)[number]>({ value, units, onChange }: SpanProps<Unit>) {
  const t = useStudioText();
  return (
    <div className="st-forms-pair">
      <Figure
        label={t('st.forms.amount')}
        whole
        value={value.amount}
        wrong={t('st.forms.wholeWanted')}
        onChange={(amount) => onChange({ ...value, amount: amount ?? 1 })}
      />
      <Pick
        label={t('st.forms.period')}
        value={value.unit}
        options={units.map((unit) => ({ value: unit, title: t(`st.forms.per.${unit}`) }))}
        onChange={(unit) => onChange({ ...value, unit: unit as Unit })}
      />
    </div>
  );
}

/** 容缺. */
export function DeferrableEditor({ schema, set }: EditorProps) {
  const t = useStudioText();
  const period = schema['x-deferrable'];
  return (
    <div className="st-forms-span">
      <Tick
        label={t('st.forms.deferrable')}
        help={t('st.forms.deferrable.help')}
        value={period !== undefined}
        onChange={(on) => set('x-deferrable', on ? { amount: 10, unit: 'workingDays' } : undefined)}
      />
      {period && <Span value={period} units={laterUnits} onChange={(next) => set('x-deferrable', next)} />}
    </div>
  );
}

/** What an earlier application may give. */
export function CopyWithinEditor({ schema, set }: EditorProps) {
  const t = useStudioText();
  const period = schema['x-copyWithin'];
  const mode = period === undefined ? '' : period.amount === 0 ? 'never' : 'within';
  return (
    <div className="st-forms-span">
      <Pick
        label={t('st.forms.copyWithin')}
        help={t('st.forms.copyWithin.help')}
        value={mode}
        none={t(schema.format === 'files' ? 'st.forms.copyWithin.filesNever' : 'st.forms.copyWithin.always')}
        options={[
          { value: 'within', title: t('st.forms.copyWithin.within') },
          { value: 'never', title: t('st.forms.copyWithin.never') },
        ]}
        onChange={(next) =>
          set('x-copyWithin', next === '' ? undefined : next === 'never' ? { amount: 0, unit: 'months' } : { amount: 12, unit: 'months' })
        }
      />
      {period && mode === 'within' && <Span value={period} units={copyUnits} onChange={(next) => set('x-copyWithin', next)} />}
    </div>
  );
}
