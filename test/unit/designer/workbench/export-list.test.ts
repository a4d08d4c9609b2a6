/** What is exported is on the screen: rows made at random, every cell of the sheet is looked for in what the list draws of the same rows. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import fc from 'fast-check';
import { createElement, type FunctionComponent, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, expect, it, vi } from 'vitest';
import { Router } from 'wouter';
import { fillText } from '../../../../designer/app/locale.tsx';
import { type TextKey, zhCN } from '../../../../designer/app/texts/zh-CN.ts';
import { formatDay } from '../../../../designer/ui/DateText.tsx';
import { CaseRows } from '../../../../designer/workbench/cases/CaseRows.tsx';
import { caseColumns, gridOf, taskColumns } from '../../../../designer/workbench/inbox/export-list.ts';
import type { TaskListName } from '../../../../designer/workbench/inbox/TaskList.tsx';
import { TaskTable } from '../../../../designer/workbench/inbox/TaskTable.tsx';
import type { CaseRowDto, TaskRowDto } from '../../../../engine/model/dto/case.ts';

vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('window', { addEventListener: () => {}, matchMedia: () => ({ matches: true }) });
});
afterAll(() => vi.unstubAllGlobals());

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
const words = {
  t: (key: TextKey, params?: Readonly<Record<string, string | number>>) => fillText(zhCN[key], params),
  day: (date: string) => formatDay(date, 'zh-CN'),
  moment: (instant: string) => `${formatDay(instant, 'zh-CN')} ${clock.format(new Date(instant))}`,
};
const drawn = (content: ReactElement) => {
  const routed = createElement(Router as FunctionComponent<{ ssrPath: string }>, { ssrPath: '/workbench' }, content);
  const html = renderToStaticMarkup(createElement(QueryClientProvider, { client: new QueryClient() }, routed));
  return html.replace(/<[^>]*>/g, ' ').replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => signs[name] ?? '');
};
const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

const name = fc.stringMatching(/^[=+@\-一二三a-z"&<']{1,8}$/);
const instant = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const light = fc.constantFrom('red' as const, 'yellow' as const, 'green' as const, 'none' as const);
/** What a sheet must not tell, since no list shows it: recognised by its letters. */
const hidden = 'HIDDEN';
const task = fc.record({
  ...{ id: fc.uuid(), caseId: fc.uuid(), step: fc.constant(hidden), kind: fc.constant('review' as const), title: fc.constant(hidden) },
  ...{ group: fc.constant(hidden), assignee: fc.constant(hidden), status: fc.constantFrom('open' as const, 'completed' as const) },
  ...{ openedAt: instant, dueAt: fc.option(instant), warnAt: fc.constant(null), estimated: fc.boolean(), caseNumber: name, light },
  ...{ programme: fc.constant(hidden), programmeTitle: name, stepTitle: name, enterpriseName: name, district: fc.constant(hidden) },
  ...{ districtName: name, assigneeName: name, may: fc.constant([]), onBehalfOf: fc.constant(null) },
  ...{ closedAt: fc.option(instant), outcomeLabel: fc.option(name), readAt: fc.constant(null) },
}) satisfies fc.Arbitrary<TaskRowDto>;

it.each(['open', 'unclaimed', 'done', 'copies'] as const)('of the list “%s” nothing is exported that isn’t shown', (list: TaskListName) => {
  fc.assert(
    fc.property(fc.array(task, { minLength: 1, maxLength: 4 }), (rows) => {
      const none = new Set<string>();
      const screen = drawn(
        createElement(TaskTable, {
          ...{ list, rows, fresh: none, selected: none, claiming: null, listRef: { current: null } },
          ...{ onClaim: () => {}, onOpen: () => {}, onSelect: () => {} },
        }),
      );
      const [head = [], ...cells] = gridOf(taskColumns(list), rows, words);
      // Step and programme stand in one column of the screen, each by its own name.
      for (const title of head) expect(`${screen} ${zhCN['wb.inbox.programme']}`).toContain(title);
      for (const cell of cells.flat()) if (cell !== null) expect(screen).toContain(cell);
      expect(cells.flat()).not.toContain(hidden);
    }),
    { numRuns: 30 },
  );
});

const kase = fc.record({
  ...{ id: fc.uuid(), number: name, programme: fc.constant(hidden), definition: fc.constant(hidden), uscc: fc.constant(hidden) },
  ...{
    enterpriseName: name,
    district: fc.constant(hidden),
    window: fc.constant(hidden),
    status: fc.constantFrom('running' as const, 'ended' as const),
  },
  ...{ outcome: fc.constant(hidden), steps: fc.constant([hidden]), seq: fc.nat(), openedAt: instant, submittedAt: fc.option(instant) },
  ...{ endedAt: fc.constant(null), programmeTitle: name, stepTitles: fc.array(name, { maxLength: 2 }), light, myTask: fc.constant(hidden) },
}) satisfies fc.Arbitrary<CaseRowDto>;

it('of a list of cases nothing is exported that isn’t shown', () => {
  fc.assert(
    fc.property(fc.array(kase, { minLength: 1, maxLength: 4 }), (rows) => {
      const screen = drawn(createElement(CaseRows, { rows, title: '我关注的' }));
      const [, ...cells] = gridOf(caseColumns, rows, words);
      for (const cell of cells.flat()) if (cell !== null) expect(screen).toContain(cell);
      expect(cells.flat()).not.toContain(hidden);
    }),
    { numRuns: 30 },
  );
});
