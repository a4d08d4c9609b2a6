import { Button } from 'antd';
import type { BatchDto } from '../../../engine/model/dto/registry.ts';
import { agendaUrl } from '../../api/meetings.ts';
import { useWords } from '../words.ts';
import { agendaList } from './agenda-list.ts';

/** The agenda to hand out before the meeting: the sheet of what is on the screen, and the same printed by the server for the same reader. */
export function AgendaExports({ batch }: { readonly batch: BatchDto }) {
  const { t, day } = useWords();
  const keepSheet = async () => {
    const { saveWorkbook } = await import('../../renderers/table/save-workbook.ts');
    const title = [t('wb.meeting.agenda'), batch.title, batch.window?.title].filter(Boolean).join(' ');
    const grid = agendaList(batch, t, day);
    await saveWorkbook(title, grid, grid[0]?.map((_, index) => [6, 20, 30, 12][index] ?? 18) ?? []);
  };
  return (
    <>
      <Button onClick={() => void keepSheet()}>{t('wb.agenda.excel')}</Button>
      <a className="lz-action lz-action-default" href={agendaUrl(batch)} target="_blank" rel="noreferrer">
        {t('wb.agenda.pdf')}
      </a>
    </>
  );
}
