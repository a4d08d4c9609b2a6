/** 工作调度 on paper: the very figures of the screen, of what its reader watches, on A4. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { type Lang, text } from '../messages/render.ts';
import type { BoardProgressDto, BoardRatingLineDto } from '../model/dto/board.ts';
import { officePaper, type PaperReader, readerLine, type Say } from './office-paper.ts';
import { type PaperCell, paperTable } from './paper-table.ts';

/** Layout; a pure function of the board as its reader sees it. */
export function boardReport(board: BoardProgressDto, reader: PaperReader, language: Lang): TDocumentDefinitions {
  const say: Say = (code, params = {}) => text(language, `board-report.${code}`, params);
  const { from, to } = board;
  const part = (
    title: string,
    head: readonly string[],
    rows: readonly (readonly PaperCell[])[],
    widths?: readonly (number | string)[],
  ): Content[] =>
    paperTable(
      say(title),
      head.map((code) => say(code)),
      rows,
      widths,
    );
  const { ratings } = board;
  const rated = (title: string, one: BoardRatingLineDto): PaperCell[] => [title, one.n, share(one), one.bad, one.open];
  const ratedHead = (first: string) => [first, 'rated', 'content', 'bad', 'unanswered'];
  return officePaper(
    {
      ...{ say, issuer: reader.office, number: reader.on, reference: say('period', { from, to }), titleSize: 18, below: 0 },
      ...{ pageMargins: [48, 56, 48, 56], type: { fontSize: 9, lineHeight: 1.3 } },
    },
    [
      readerLine(say, reader),
      { text: say('counted', { at: board.countedAt === '' ? reader.on : board.countedAt.slice(0, 10) }), color: '#555555' },
      ...part(
        'programmes',
        ['programme', 'submitted', 'ended', 'approved', 'late', 'running', 'red', 'yellow'],
        board.programmes.map((one) => [one.title, one.submitted, one.ended, one.approved, one.late, one.running, one.red, one.yellow]),
      ),
      ...part(
        'stages',
        ['stage', 'cases', 'there', 'median', 'p90'],
        board.stages.map((one) => [one.title, one.n, one.running, one.median, one.p90]),
        ['*', 48, 64, 72, 72],
      ),
      ...part(
        'districts',
        ['district', 'approved', 'submitted', 'ended', 'late', 'red'],
        board.districts.map((one) => [one.name, one.approved, one.submitted, one.ended, one.late, one.red]),
      ),
      ...part(
        'offices',
        ['office', 'red', 'yellow', 'open'],
        board.offices.map((one) => [one.scope === '' ? say('single') : one.name, one.red, one.yellow, one.open]),
      ),
      ...part(
        'people',
        ['person', 'overdue'],
        board.people.map((one) => [one.name, one.n]),
      ),
      ...part(
        'ratings',
        ratedHead('programme'),
        ratings.n === 0 ? [] : [...ratings.programmes.map((one) => rated(one.title, one)), rated(say('all'), ratings)],
      ),
      ...part(
        'ratings-districts',
        ratedHead('district'),
        ratings.districts.map((one) => rated(one.name, one)),
      ),
      ...part(
        'ratings-months',
        ratedHead('month'),
        ratings.months.map((one) => rated(one.month, one)),
      ),
      ...part(
        'ratings-reasons',
        ['reason', 'times'],
        ratings.reasons.map((one) => [one.title, one.n]),
      ),
    ],
  );
}

/** 满意率 in whole percent. */
function share({ n, content }: BoardRatingLineDto): PaperCell {
  return n === 0 ? null : `${Math.round((content / n) * 100)}%`;
}
