import { Button } from 'antd';
import type { ExpertDto } from '../../../engine/model/dto/expert.ts';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../words.ts';
import { kindText } from './relation-kind.ts';

export type Relation = ExpertDto['relations'][number];

interface Props {
  readonly relations: readonly Relation[];
  readonly onChange: (relations: readonly Relation[]) => void;
  readonly strict: boolean;
}

const kinds = ['employer', 'relative'];

/** Enterprises the expert keeps away from: why, which, until when. */
export function RelationsEditor({ relations, onChange, strict }: Props) {
  const { t } = useWords();
  const set = (at: number, patch: Partial<Relation>) =>
    onChange(relations.map((relation, index) => (index === at ? { ...relation, ...patch } : relation)));
  return (
    <fieldset className="wb-relations">
      <legend>{t('wb.experts.relations')}</legend>
      <p className="wb-hint">{t('wb.experts.relationsHelp')}</p>
      {relations.map((relation, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line being written has no other identity
        <div key={at} className="wb-relation">
          <Field label={t('wb.experts.relationKind')}>
            {(aria) => (
              <select {...aria} className="lz-input" value={relation.kind} onChange={(event) => set(at, { kind: event.target.value })}>
                {[...new Set([...kinds, relation.kind])].map((kind) => (
                  <option key={kind} value={kind}>
                    {kindText(t, kind)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field
            label={t('wb.experts.relationOf')}
            required
            error={strict && relation.uscc.trim() === '' ? t('wb.experts.relationNeeded') : null}
          >
            {(aria) => (
              <input {...aria} className="lz-input" value={relation.uscc} onChange={(event) => set(at, { uscc: event.target.value })} />
            )}
          </Field>
          <Field label={t('wb.experts.until')} optional>
            {(aria) => (
              <input
                {...aria}
                type="date"
                className="lz-input"
                value={relation.until ?? ''}
                onChange={(event) => set(at, { until: event.target.value })}
              />
            )}
          </Field>
          <Button onClick={() => onChange(relations.filter((_, index) => index !== at))}>{t('wb.experts.relationRemove')}</Button>
        </div>
      ))}
      <Button onClick={() => onChange([...relations, { kind: 'employer', uscc: '' }])}>{t('wb.experts.relationAdd')}</Button>
    </fieldset>
  );
}
