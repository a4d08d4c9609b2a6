import { useState } from 'react';
import type { VocabularyItem } from '../../../engine/model/form.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../words.ts';
import { stateOf } from './items.ts';

interface Props {
  readonly items: readonly VocabularyItem[];
  /** For the names of parents and replacements. */
  readonly all: readonly VocabularyItem[];
  readonly today: string;
  readonly onEdit: ((item: VocabularyItem) => void) | null;
}
/** Rows drawn at once. */
const page = 100;

export function ItemTable({ items, all, today, onEdit }: Props) {
  const { t, day } = useWords();
  const [most, setMost] = useState(page);
  const name = (code: string | undefined) => (code ? `${code} ${all.find((item) => item.code === code)?.title ?? ''}` : '');
  if (items.length === 0) return <p className="wb-muted">{t('wb.vocabularies.noMatch')}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section className="wb-table-scroll" aria-label={t('wb.vocabularies.codes')} tabIndex={0}>
        <table className="wb-table">
          <thead>
            <tr>
              {(['code', 'title', 'parent', 'validity', 'replacedBy'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`wb.vocabularies.item.${column}`)}
                </th>
              ))}
              {onEdit ? <th scope="col">{t('form.table.actions')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {items.slice(0, most).map((item) => {
              const state = stateOf(item, today);
              return (
                <tr key={item.code}>
                  <th scope="row">{item.code}</th>
                  <td>
                    {item.title} {state === 'inForce' ? null : <Tag tone="quiet">{t(`wb.vocabularies.${state}`)}</Tag>}
                  </td>
                  <td>{name(item.parent)}</td>
                  <td>
                    {item.validFrom || item.validTo
                      ? t('form.period.shown', {
                          from: item.validFrom ? day(item.validFrom) : '…',
                          to: item.validTo ? day(item.validTo) : '…',
                        })
                      : ''}
                  </td>
                  <td>{name(item.replacedBy)}</td>
                  {onEdit ? (
                    <td>
                      <button
                        type="button"
                        className="lz-link"
                        aria-label={t('wb.vocabularies.editOne', { title: item.title })}
                        onClick={() => onEdit(item)}
                      >
                        {t('wb.experts.edit')}
                      </button>
                    </td>
                  ) : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {items.length > most ? (
        <button type="button" className="lz-link" onClick={() => setMost(most + page)}>
          {t('wb.vocabularies.more', { n: items.length - most })}
        </button>
      ) : null}
    </>
  );
}
