import { useState } from 'react';
import type { BoardRegistryDto } from '../../engine/model/dto/board.ts';
import { setTarget, type TargetInput, useTargets } from '../api/board.ts';
import { useCommand } from '../api/use-command.ts';
import { Field } from '../ui/Field.tsx';
import { SaveDialog } from '../ui/SaveDialog.tsx';
import { toast } from '../ui/toast.ts';
import { WordsField } from '../ui/WordsField.tsx';
import { useWords } from '../workbench/words.ts';
import { useBoardText } from './words.tsx';

/** Sets a target of a registry, of the city or of a district; what it was before stays to be read. */
export function TargetDialog({
  registry,
  year,
  onClose,
}: {
  readonly registry: BoardRegistryDto;
  readonly year: number;
  readonly onClose: () => void;
}) {
  const t = useBoardText();
  const { day } = useWords();
  const [district, setDistrict] = useState('');
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const history = useTargets(year).data?.items.filter((one) => one.registry === registry.registry) ?? [];
  const save = useCommand(
    (input: TargetInput) => setTarget(input),
    () => {
      toast(t('bd.targetSaved'));
      onClose();
    },
  );
  const sound = /^\d{1,8}$/.test(number.trim());
  const submit = () => {
    setTried(true);
    if (sound && reason.trim()) save.mutate({ registry: registry.registry, district, year, target: Number(number), reason: reason.trim() });
  };
  return (
    <SaveDialog title={t('bd.targetOf', { year })} busy={save.isPending} problem={save.error} onSave={submit} onClose={onClose}>
      <Field label={t('bd.district')}>
        {(aria) => (
          <select {...aria} className="wb-select" value={district} onChange={(event) => setDistrict(event.target.value)}>
            <option value="">{t('bd.whole')}</option>
            {registry.districts.map((one) => (
              <option key={one.district} value={one.district}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('bd.number')} required error={tried && !sound ? t('bd.numberWrong') : null}>
        {(aria) => (
          <input {...aria} className="lz-input" inputMode="numeric" value={number} onChange={(event) => setNumber(event.target.value)} />
        )}
      </Field>
      <WordsField
        label={t('bd.reason')}
        required
        error={tried && !reason.trim() ? t('bd.reasonMissing') : null}
        value={reason}
        onChange={setReason}
      />
      {history.length > 0 && (
        <details>
          <summary>{t('bd.targetHistory')}</summary>
          <ul>
            {history.map(({ district: code, districtName, revision, target, setBy, setAt, reason: why }) => (
              <li key={`${code}.${revision}`}>
                {t('bd.targetLine', { place: districtName || t('bd.whole'), target, by: setBy, at: day(setAt), reason: why })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </SaveDialog>
  );
}
