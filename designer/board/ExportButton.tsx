import { Button } from 'antd';
import type { BoardProgressDto } from '../../engine/model/dto/board.ts';
import { type BoardFilter, boardPdf } from '../api/board.ts';
import { toast } from '../ui/toast.ts';
import { type Line, progressGrid } from './grid.ts';
import { useBoardText } from './words.tsx';

/** The board to take along: as a workbook, or printed by the server with the same figures for the same reader. */
export function Exports({ board, filter }: { readonly board: BoardProgressDto; readonly filter: BoardFilter }) {
  const t = useBoardText();
  return (
    <>
      <ExportButton name={`${t('bd.title')} ${board.from}–${board.to}`} grid={() => progressGrid(board, t)} />
      <PdfLink href={boardPdf('progress', filter)} />
    </>
  );
}

export function PdfLink({ href }: { readonly href: string }) {
  const t = useBoardText();
  return (
    <a className="lz-action lz-action-default" href={href} target="_blank" rel="noreferrer">
      {t('bd.pdf')}
    </a>
  );
}

/** Writes the very figures on the screen into a workbook: nothing is asked for again. `name`: of the file and its sheet. */
export function ExportButton({ name, grid }: { readonly name: string; readonly grid: () => Line[] }) {
  const t = useBoardText();
  const write = async () => {
    const { saveWorkbook } = await import('../renderers/table/save-workbook.ts');
    await saveWorkbook(name, grid(), [32, 14, 14, 14, 14, 14, 14, 14]);
    toast(t('bd.exported'));
  };
  return <Button onClick={() => void write()}>{t('bd.excel')}</Button>;
}
