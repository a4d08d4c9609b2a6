import type { BoardRegistriesDto } from '../../engine/model/dto/board.ts';
import { useWords } from '../workbench/words.ts';
import { gapOf } from './grid.ts';
import { useBoardText } from './words.tsx';

/** What is aimed at, or that nothing is. */
export function Target({ n }: { readonly n: number | null }) {
  const t = useBoardText();
  return n === null ? <span className="wb-muted">{t('bd.noTarget')}</span> : n;
}

interface Aimed {
  readonly yearEnd: number;
  readonly target: number | null;
  readonly pipeline: number;
}

/** Cells of a line, under `useAimHeads`. */
export function AimCells({ yearEnd, target, pipeline }: Aimed) {
  return (
    <>
      <td>{yearEnd}</td>
      <td>
        <Target n={target} />
      </td>
      <td>
        <Gap yearEnd={yearEnd} target={target} />
      </td>
      <td>{pipeline}</td>
    </>
  );
}

/** What stands above how many are valid on a day, and above `AimCells`. */
export function useAimHeads({ on, year }: Pick<BoardRegistriesDto, 'on' | 'year'>): string[] {
  const t = useBoardText();
  const { day } = useWords();
  return [t('bd.valid', { date: day(on) }), t('bd.yearEnd', { year }), t('bd.target', { year }), t('bd.gap'), t('bd.pipeline')];
}

/** How far the end of the year is from it. */
export function Gap({ yearEnd, target }: { readonly yearEnd: number; readonly target: number | null }) {
  const t = useBoardText();
  const words = gapOf({ yearEnd, target }, t) ?? t('bd.none');
  return target !== null && yearEnd < target ? <span className="bd-short">{words}</span> : words;
}
