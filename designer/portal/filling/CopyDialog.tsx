import { Button } from 'antd';
import { useState } from 'react';
import { fieldName, type Section } from '../../../engine/forms/sections.ts';
import { isNothing } from '../../../engine/forms/state.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { EarlierCaseDto } from '../../../engine/model/dto/case.ts';
import { useLocale, usePick, useText } from '../../app/locale.tsx';
import { displayValue } from '../../renderers/display.ts';
import type { FormStore } from '../../renderers/form-store.ts';
import { formatDay } from '../../ui/DateText.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

interface CopyDialogProps {
  readonly earlier: readonly EarlierCaseDto[];
  readonly store: FormStore;
  readonly sections: readonly Section[];
  readonly pkg: ProgrammePackage;
  readonly onCopy: (from: EarlierCaseDto, fields: readonly string[]) => void;
  readonly onClose: () => void;
}

const why = ['declaration', 'profile', 'files', 'expired', 'retired'] as const;

/** Takes values over from an earlier application: empty fields are ticked at first; what isn't offered is said with its reason. */
export function CopyDialog({ earlier, store, sections, pkg, onCopy, onClose }: CopyDialogProps) {
  const t = useText();
  const pick = usePick();
  const { language } = useLocale();
  const [from, setFrom] = useState(0);
  const source = earlier[from];
  const empty = (item: EarlierCaseDto | undefined) =>
    new Set(item?.fields.flatMap(({ field }) => (isNothing(store.value(`/${field}`)) ? [field] : [])) ?? []);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => empty(source));
  if (!source) return null;
  const words = { t, pick, language, vocabularies: pkg.vocabularies };
  const schemaOf = (name: string) => store.compiled.fields.get(name)?.schema;
  const titleOf = (name: string) => fieldName(store.compiled.definition, name, pick);
  const show = (name: string, value: unknown) => displayValue(schemaOf(name) ?? { type: 'string' }, value, words);
  const toggle = (name: string) => {
    const next = new Set(ticked);
    if (!next.delete(name)) next.add(name);
    setTicked(next);
  };
  return (
    <Dialog
      wide
      title={t('copy.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" disabled={ticked.size === 0} onClick={() => onCopy(source, [...ticked])}>
            {t('copy.apply', { count: ticked.size })}
          </Button>
        </>
      }
    >
      <p>{t('copy.lead')}</p>
      <fieldset className="lz-choice">
        <legend className="lz-label">{t('copy.from')}</legend>
        {earlier.map((item, index) => (
          <label key={item.caseId} className="lz-option">
            <input
              type="radio"
              name="copy-from"
              checked={index === from}
              onChange={() => {
                setFrom(index);
                setTicked(empty(item));
              }}
            />
            <span>{t('copy.case', { number: item.number, date: formatDay(item.submittedOn, language) })}</span>
          </label>
        ))}
      </fieldset>
      {sections.map((section) => {
        const fields = source.fields.filter(({ field }) => section.fields.includes(field));
        if (fields.length === 0) return null;
        return (
          <fieldset key={section.index} className="lz-choice lz-copy">
            <legend className="lz-label">{pick(section.title, section.titleEn)}</legend>
            {fields.map(({ field, value, verified }) => {
              const now = store.value(`/${field}`);
              return (
                <label key={field} className="lz-option">
                  <input type="checkbox" checked={ticked.has(field)} onChange={() => toggle(field)} />
                  <span>
                    {t('common.labelled', { label: titleOf(field), value: show(field, value) })}
                    {verified ? <span className="lz-help lz-block">{t('copy.verified')}</span> : null}
                    {isNothing(now) ? null : <span className="lz-help lz-block">{t('copy.now', { value: show(field, now) })}</span>}
                  </span>
                </label>
              );
            })}
          </fieldset>
        );
      })}
      {source.left.length > 0 ? (
        <>
          <h3>{t('copy.left')}</h3>
          <ul className="lz-copy-left">
            {why.map((reason) => {
              const names = source.left.filter((item) => item.why === reason).map(({ field }) => titleOf(field));
              return names.length > 0 ? (
                <li key={reason}>
                  {t('common.labelled', { label: t(`copy.why.${reason}`), value: names.join(t('common.listSeparator')) })}
                </li>
              ) : null;
            })}
          </ul>
        </>
      ) : null}
    </Dialog>
  );
}
