import { useMemo } from 'react';
import type { UiElement } from '../../../engine/model/form.ts';
import { FormView } from '../../renderers/FormView.tsx';
import { fieldId } from '../../renderers/form-context.ts';
import type { FormStore } from '../../renderers/form-store.ts';
import { deltaOf } from '../application/present-value.ts';
import { sameValue } from '../application/same-value.ts';
import type { FieldView } from '../application/sections.ts';
import { ValueCell } from '../application/ValueCell.tsx';
import type { CaseView } from '../case/case-view.ts';
import { useToday } from '../use-calendar.ts';
import { useWords } from '../words.ts';

interface Props {
  readonly view: CaseView;
  readonly field: FieldView;
  readonly store: FormStore;
  readonly value: unknown;
}

/** One field: what was declared, the input for what was found, and the difference. */
export function VerifyRow({ view, field, store, value }: Props) {
  const { t } = useWords();
  const today = useToday();
  const declared = view.kase.declared[field.key];
  const same = sameValue(declared, value);
  const rows = field.schema.type === 'array' && field.schema.items?.type === 'object';
  const uischema = useMemo<UiElement>(() => {
    const label = t('wb.verify.of', { field: field.name });
    return { type: 'Control', scope: `#/properties/${field.key}`, label, options: { labelEn: label } };
  }, [field.key, field.name, t]);
  /** Its button goes; the field it was about has the focus. */
  const asDeclared = () => {
    store.set(`/${field.key}`, declared);
    document.getElementById(fieldId('verify', `/${field.key}`))?.focus();
  };
  if (!view.form) return null;
  return (
    <li className={`wb-verify-row${rows ? ' wb-verify-rows' : ''}${same ? '' : ' wb-field-differs'}`}>
      <div className="wb-verify-declared">
        <span>
          <b>{field.name}</b> <span className="wb-muted">{t('wb.field.declared')}</span>
        </span>
        <ValueCell label={field.name} schema={field.schema} value={declared} words={view.words} />
      </div>
      <div className="wb-verify-input">
        <FormView form={view.form} store={store} vocabularies={view.pkg.vocabularies} today={today} uischema={uischema} prefix="verify" />
      </div>
      <div className="wb-verify-delta">
        {same ? (
          <span className="wb-muted">{t('wb.field.same')}</span>
        ) : (
          <>
            <span className="wb-delta">{deltaOf(field.schema, declared, value) ?? t('wb.field.differs')}</span>
            <button type="button" className="lz-link" onClick={asDeclared}>
              {t('wb.verify.asDeclared')}
              <span className="lz-hidden"> {field.name}</span>
            </button>
          </>
        )}
      </div>
    </li>
  );
}
