/** 名录与目标 on paper: the very figures of the screen, of what its reader watches, on A4. */
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { type Lang, text } from '../messages/render.ts';
import type { BoardRegistriesDto } from '../model/dto/board.ts';
import { officePaper, type PaperReader, readerLine, type Say } from './office-paper.ts';
import { type PaperCell, paperTable } from './paper-table.ts';

interface Aimed {
  readonly valid: number;
  readonly yearEnd: number;
  readonly target: number | null;
  readonly pipeline: number;
}

/** Layout; a pure function of the registries as their reader sees them. */
export function registriesReport(
  { on, year, days, registries }: BoardRegistriesDto,
  reader: PaperReader,
  language: Lang,
): TDocumentDefinitions {
  const say: Say = (code, params = {}) => text(language, `registries-report.${code}`, params);
  const ofYear = { year: String(year) };
  const aims = [say('valid', { date: on }), say('yearEnd', ofYear), say('target', ofYear), say('gap'), say('pipeline')];
  const aimed = (one: Aimed): PaperCell[] => [one.valid, one.yearEnd, one.target, gapOf(one, say), one.pipeline];
  const wide = ['*', 76, 70, 64, 54, 40];
  return officePaper(
    {
      ...{ say, issuer: reader.office, number: reader.on, reference: say('on', { date: on }), titleSize: 18, below: 0 },
      ...{ pageMargins: [48, 56, 48, 56], type: { fontSize: 9, lineHeight: 1.3 } },
    },
    [
      readerLine(say, reader),
      ...paperTable(
        say('registries'),
        [say('registry'), ...aims],
        registries.map((one) => [one.title, ...aimed(one)]),
        wide,
      ),
      ...registries.flatMap(({ title, months, districts, compared }) => [
        ...paperTable(
          `${title} ${say('forecast', ofYear)}`,
          ['month', 'beginning', 'ending', 'monthEnd'].map((code) => say(code)),
          months.map((one) => [one.month, one.beginning, one.ending, one.valid]),
        ),
        ...paperTable(
          `${title} ${say('byDistrict')}`,
          [say('district'), ...aims],
          districts.map((one) => [one.name, ...aimed(one)]),
          wide,
        ),
        ...(days && compared
          ? paperTable(
              `${title} ${say('compared', days)}`,
              [say('district'), say('valid', { date: days.before }), say('valid', { date: days.after }), say('change')],
              [...compared.districts, { name: say('all'), ...compared }].map((one) => [
                ...[one.name, one.before, one.after, one.after - one.before],
              ]),
              ['*', 76, 76, 48],
            )
          : []),
      ]),
    ],
  );
}

/** How far the end of the year is from what is aimed at, in words; nothing without an aim. */
function gapOf({ yearEnd, target }: Aimed, say: Say): PaperCell {
  if (target === null) return null;
  return yearEnd >= target ? say('met') : say('short', { n: String(target - yearEnd) });
}
