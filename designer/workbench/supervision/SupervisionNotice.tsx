import { Button } from 'antd';
import { useState } from 'react';
import { useCaseSupervisions } from '../../api/supervisions.ts';
import type { CaseView } from '../case/case-view.ts';
import { useIsOfficer } from '../case/use-is-officer.ts';
import { useWords } from '../words.ts';
import { IssueDialog } from './IssueDialog.tsx';
import { SupervisionCard } from './SupervisionCard.tsx';
import './supervision.css';

/** 督办 above the parts of a case: what is under way stands open, what is over is folded away; a supervisor issues another. */
export function SupervisionNotice({ view: { kase } }: { readonly view: CaseView }) {
  const { t } = useWords();
  const { data } = useCaseSupervisions(kase.id, useIsOfficer(kase.uscc));
  const [issuing, setIssuing] = useState(false);
  if (!data || (data.items.length === 0 && data.issue === null)) return null;
  const open = data.items.filter(({ status }) => status === 'open' || status === 'answered');
  const over = data.items.filter((one) => !open.includes(one));
  return (
    <section className="wb-sup" aria-label={t('wb.sup.title')}>
      {open.map((order) => (
        <SupervisionCard key={order.n} order={order} linked={false} />
      ))}
      {over.length > 0 && (
        <details>
          <summary>{t('wb.sup.over', { n: over.length })}</summary>
          {over.map((order) => (
            <SupervisionCard key={order.n} order={order} linked={false} />
          ))}
        </details>
      )}
      {data.issue && (
        <p>
          <Button onClick={() => setIssuing(true)}>{t('wb.sup.issue')}</Button>
        </p>
      )}
      {issuing && data.issue && <IssueDialog caseId={kase.id} issue={data.issue} onClose={() => setIssuing(false)} />}
    </section>
  );
}
