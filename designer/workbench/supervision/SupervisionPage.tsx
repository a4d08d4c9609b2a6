import { Button } from 'antd';
import { useState } from 'react';
import { type ApiProblem, asProblem } from '../../api/problem.ts';
import { useSession } from '../../api/session.ts';
import { everySupervision, type SupervisionList, supervisionLists, useSupervisions } from '../../api/supervisions.ts';
import { hasSubstitute, supervises } from '../../app/access.ts';
import type { TextKey } from '../../app/texts/zh-CN.ts';
import { useFilters } from '../../board/filters.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { toast } from '../../ui/toast.ts';
import { type Tab, Tabs } from '../Tabs.tsx';
import { useWords } from '../words.ts';
import { SupervisionCard } from './SupervisionCard.tsx';
import { saidOf } from './said.ts';
import './supervision.css';

/** 督办: what one is asked, what one has issued, and what is under way or over of all that one watches. */
export function SupervisionPage() {
  const { t } = useWords();
  const session = useSession().data;
  const shown = supervisionLists.filter(
    (list) => (list !== 'asked' || hasSubstitute(session)) && (list !== 'issued' || supervises(session)),
  );
  const [filter, change] = useFilters();
  const current = shown.find((list) => list === filter.list) ?? shown[0] ?? 'open';
  const tabs: Tab<SupervisionList>[] = shown.map((id) => ({ id, title: t(`wb.sup.list.${id}` as TextKey) }));
  return (
    <>
      <PageHeader title={t('wb.sup.title')} lead={t('wb.sup.lead')} actions={<ExportList list={current} />} />
      <Tabs label={t('wb.sup.lists')} tabs={tabs} current={current} onChange={(list) => change({ list })}>
        <List key={current} list={current} />
      </Tabs>
    </>
  );
}

function List({ list }: { readonly list: SupervisionList }) {
  const { t } = useWords();
  const orders = useSupervisions(list);
  const items = orders.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="wb-sup">
      <Loading query={orders} rows={4}>
        {() =>
          items.length === 0 ? (
            <EmptyState title={t(`wb.sup.none.${list}` as TextKey)} text={t('wb.sup.noneText')} />
          ) : (
            items.map((order) => <SupervisionCard key={`${order.caseId}.${order.n}`} order={order} linked />)
          )
        }
      </Loading>
      <LoadMore query={orders} />
    </div>
  );
}

/** Writes the list into a workbook: page by page over the same address, so nothing is in it that isn't on the screen. */
function ExportList({ list }: { readonly list: SupervisionList }) {
  const { t, moment } = useWords();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const columns = ['number', 'enterprise', 'district', 'kind', 'text', 'by', 'to', 'due', 'status', 'words'] as const;
  const write = async () => {
    setProblem(null);
    try {
      const [orders, { saveWorkbook }] = await Promise.all([everySupervision(list), import('../../renderers/table/save-workbook.ts')]);
      const lines = orders.map((one) => [
        ...[one.caseNumber, one.enterpriseName, one.districtName, t(`wb.sup.kind.${one.kind}` as TextKey), one.text, one.byName],
        ...[one.askedName, one.dueOn, t(`wb.sup.status.${one.status}` as TextKey)],
        one.words.map((word) => [moment(word.at), word.byName, saidOf(word, t), word.text].join(' ').trim()).join('\n'),
      ]);
      await saveWorkbook(
        t('wb.sup.title'),
        [columns.map((column) => t(`wb.sup.col.${column}`)), ...lines],
        [18, 30, 12, 10, 40, 12, 24, 12, 10, 50],
      );
      toast(t('wb.sup.exported'));
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <>
      <Button onClick={() => void write()}>{t('wb.sup.export')}</Button>
      {problem && <ErrorNotice problem={problem} />}
    </>
  );
}
