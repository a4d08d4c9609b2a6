import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { VocabularyItem } from '../../../engine/model/form.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../words.ts';
import { changesOf } from './items.ts';
import { changeLists, type Member, retire, type SheetPlan } from './sheet.ts';
import './vocabularies.css';

interface Props {
  readonly before: readonly VocabularyItem[];
  readonly plan: SheetPlan;
  readonly titles: Readonly<Record<Member, string>>;
  readonly today: string;
  readonly onTake: (items: readonly VocabularyItem[]) => void;
  readonly onClose: () => void;
}

/** What a sheet would change, before it counts: new, renamed, retired codes, and what is wrong in it, by row. */
export function ImportDialog({ before, plan, titles, today, onTake, onClose }: Props) {
  const { t, day } = useWords();
  const [retiring, setRetiring] = useState(false);
  const [lastDay, setLastDay] = useState(today);
  const open = plan.unnamed.filter(({ validTo }) => !validTo || validTo > today);
  const next = retiring && lastDay ? retire(plan.items, new Set(open.map(({ code }) => code)), lastDay) : plan.items;
  const { added, changed } = changesOf(before, next);
  const lists = changeLists(before, added, changed);
  const count = added.length + changed.length;
  const sound = plan.faults.length === 0;
  const name = ({ code, title }: VocabularyItem) => `${code} ${title}`;
  return (
    <Dialog
      wide
      title={t('wb.vocabularies.sheet.preview')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          {sound ? (
            <Button type="primary" disabled={count === 0 || (retiring && !lastDay)} onClick={() => onTake(next)}>
              {t('wb.vocabularies.sheet.take', { count })}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="lz-stack">
        {plan.unknown.length > 0 ? (
          <p className="lz-warning">{t('form.table.unknown', { columns: plan.unknown.join(t('common.listSeparator')) })}</p>
        ) : null}
        {sound ? null : (
          <Part title={t('wb.vocabularies.sheet.faults', { count: plan.faults.length })} rows={plan.faults}>
            {({ row, code, member, fault }) =>
              t('wb.vocabularies.sheet.fault', {
                row,
                code,
                member: titles[member],
                fault: fault === 'twice' || fault === 'date' ? t(`wb.vocabularies.sheet.${fault}`) : t(`wb.vocabularies.wrong.${fault}`),
              })
            }
          </Part>
        )}
        <Part title={t('wb.vocabularies.sheet.added', { count: lists.added.length })} rows={lists.added}>
          {name}
        </Part>
        <Part title={t('wb.vocabularies.sheet.renamed', { count: lists.renamed.length })} rows={lists.renamed}>
          {({ item, before: old }) => t('wb.vocabularies.sheet.renamedOne', { code: item.code, before: old, after: item.title })}
        </Part>
        <Part title={t('wb.vocabularies.sheet.retired', { count: lists.retired.length })} rows={lists.retired}>
          {(item) => t('wb.vocabularies.sheet.retiredOne', { name: name(item), day: day(item.validTo ?? '') })}
        </Part>
        <Part title={t('wb.vocabularies.sheet.other', { count: lists.other.length })} rows={lists.other}>
          {name}
        </Part>
        {count === 0 && sound ? <p role="status">{t('wb.vocabularies.sheet.nothing')}</p> : null}
        {open.length > 0 && sound ? (
          <>
            <p>{t('wb.vocabularies.sheet.unnamed', { count: open.length })}</p>
            <label className="lz-option">
              <input type="checkbox" checked={retiring} onChange={(event) => setRetiring(event.target.checked)} />
              <span>{t('wb.vocabularies.sheet.retire', { count: open.length })}</span>
            </label>
            {retiring ? (
              <Field label={titles.validTo} required error={lastDay ? null : t('wb.vocabularies.wrong.needed')}>
                {(aria) => (
                  <input {...aria} type="date" className="lz-input" value={lastDay} onChange={(event) => setLastDay(event.target.value)} />
                )}
              </Field>
            ) : null}
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

/** Rows shown at once. */
const most = 20;

function Part<T>({ title, rows, children }: { title: string; rows: readonly T[]; children: (row: T) => ReactNode }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  return (
    <section className="wb-vocabulary-part">
      <h3>{title}</h3>
      <ul>
        {(all ? rows : rows.slice(0, most)).map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a preview never moves
          <li key={index}>{children(row)}</li>
        ))}
      </ul>
      {rows.length > most && !all ? (
        <button type="button" className="lz-link" onClick={() => setAll(true)}>
          {t('wb.vocabularies.more', { n: rows.length - most })}
        </button>
      ) : null}
    </section>
  );
}
