import { useState } from 'react';
import type { VocabularyItem } from '../../../engine/model/form.ts';
import { Field } from '../../ui/Field.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { useWords } from '../words.ts';
import { faultsOf, tidy } from './items.ts';

interface Props {
  /** null: a new one. */
  readonly item: VocabularyItem | null;
  readonly items: readonly VocabularyItem[];
  readonly onSave: (item: VocabularyItem) => void;
  readonly onClose: () => void;
}
const fields = [
  { name: 'code', type: 'text', optional: false },
  { name: 'title', type: 'text', optional: false },
  { name: 'parent', type: 'text', optional: true },
  { name: 'validFrom', type: 'date', optional: true },
  { name: 'validTo', type: 'date', optional: true },
  { name: 'replacedBy', type: 'text', optional: true },
] as const;

/** One code: its name, what it lies under, when it holds, and what took its place. A code itself never changes. */
export function ItemDialog({ item, items, onSave, onClose }: Props) {
  const { t } = useWords();
  const [draft, setDraft] = useState<VocabularyItem>(item ?? { code: '', title: '' });
  const [strict, setStrict] = useState(false);
  const written = tidy({ ...draft });
  const complete: VocabularyItem = { ...written, code: written.code ?? '', title: written.title ?? '' };
  const faults = faultsOf(
    complete,
    items.filter(({ code }) => code !== item?.code),
  );
  return (
    <SaveDialog
      title={item ? t('wb.vocabularies.editOne', { title: item.title }) : t('wb.vocabularies.add')}
      busy={false}
      problem={null}
      onSave={() => {
        setStrict(true);
        if (Object.keys(faults).length > 0) return;
        onSave(complete);
        onClose();
      }}
      onClose={onClose}
      className="wb-op"
    >
      {fields.map(({ name, type, optional }) => {
        const fault = strict && name in faults ? faults[name as keyof typeof faults] : undefined;
        return (
          <Field
            key={name}
            label={t(`wb.vocabularies.item.${name}`)}
            help={
              name === 'validTo'
                ? t('wb.vocabularies.validToHelp')
                : name === 'replacedBy'
                  ? t('wb.vocabularies.replacedByHelp')
                  : undefined
            }
            required={!optional}
            optional={optional}
            error={fault ? t(`wb.vocabularies.wrong.${fault}`) : null}
          >
            {(aria) => (
              <input
                {...aria}
                type={type}
                className="lz-input"
                readOnly={name === 'code' && item !== null}
                value={draft[name] ?? ''}
                onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
              />
            )}
          </Field>
        );
      })}
    </SaveDialog>
  );
}
