import { Button } from 'antd';
import { useState } from 'react';
import type { Vocabulary, VocabularyItem } from '../../../engine/model/form.ts';
import { gridLimits } from '../../renderers/table/grid.ts';
import { readSheet, sheetAllowance } from '../../renderers/table/read-sheet.ts';
import { SheetFileButton } from '../../renderers/table/SheetFileButton.tsx';
import { saveWorkbook } from '../../renderers/table/save-workbook.ts';
import { useWords } from '../words.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { type Member, members, planOf, type SheetPlan, sheetOf } from './sheet.ts';

interface Props {
  readonly vocabulary: Vocabulary;
  /** As they stand on the page, changes that aren't saved included. */
  readonly items: readonly VocabularyItem[];
  readonly today: string;
  /** Takes what a sheet brings, as changes still to be saved; null for who may only read. */
  readonly onTake: ((items: readonly VocabularyItem[]) => void) | null;
}

/** The vocabulary as a spreadsheet: to keep, and (by the administrator) to read back after what it changes was seen. */
export function SheetButtons({ vocabulary, items, today, onTake }: Props) {
  const { t } = useWords();
  const [plan, setPlan] = useState<SheetPlan | null>(null);
  const [said, setSaid] = useState('');
  const titles = Object.fromEntries(members.map((name) => [name, t(`wb.vocabularies.item.${name}`)])) as Record<Member, string>;
  async function open(chosen: File | undefined) {
    if (!chosen) return;
    setSaid('');
    const sheet = await readSheet(chosen);
    if (sheet === 'too-large') setSaid(t('form.table.fileTooLarge', sheetAllowance));
    else if (sheet === 'unreadable') setSaid(t('form.table.unreadable'));
    // What lies beyond would be taken for codes that the sheet doesn't name.
    else if (sheet.rows.length >= gridLimits.rows) setSaid(t('wb.vocabularies.sheet.tooLong', { count: gridLimits.rows - 1 }));
    else {
      const read = planOf(items, sheet.rows, titles, sheet.from1904);
      setPlan(read);
      if (!read) setSaid(t('wb.vocabularies.sheet.noHeading', { code: titles.code, title: titles.title }));
    }
  }
  async function save() {
    const { grid, widths } = sheetOf(items, titles);
    await saveWorkbook(vocabulary.title, grid, widths);
  }
  return (
    <>
      {onTake ? <SheetFileButton onChoose={(chosen) => void open(chosen)} /> : null}
      <Button onClick={() => void save()}>{t('form.table.export')}</Button>
      <div role="alert" className={said ? 'lz-error wb-vocabulary-said' : undefined}>
        {said}
      </div>
      {plan && onTake ? (
        <ImportDialog
          before={items}
          plan={plan}
          titles={titles}
          today={today}
          onTake={(next) => {
            setPlan(null);
            onTake(next);
          }}
          onClose={() => setPlan(null)}
        />
      ) : null}
    </>
  );
}
