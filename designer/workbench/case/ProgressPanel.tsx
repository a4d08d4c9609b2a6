import { useFlow, useHistory } from '../../api/cases.ts';
import { Loading } from '../../ui/Loading.tsx';
import { FlowPicture } from '../flow/FlowPicture.tsx';
import { HistoryTimeline } from '../history/HistoryTimeline.tsx';
import { OpenTasks } from '../operations/OpenTasks.tsx';
import { DrawsLink } from '../panel/DrawsLink.tsx';
import { useWords } from '../words.ts';
import type { CaseView } from './case-view.ts';
import { IncidentHistory } from './Incidents.tsx';
import { Items, LinkedCases, SendMessages } from './LinkedWork.tsx';

/** Where the case is and how it got there. */
export function ProgressPanel({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const flow = useFlow(view.kase.id);
  const history = useHistory(view.kase.id);
  return (
    <div className="wb-progress">
      <OpenTasks view={view} />
      <Items view={view} />
      <LinkedCases view={view} />
      <SendMessages view={view} />
      <DrawsLink view={view} />
      <section aria-labelledby="wb-flow-title">
        <h2 id="wb-flow-title">{t('wb.flow.title')}</h2>
        <Loading query={flow}>{(data) => <FlowPicture view={view} nodes={data.nodes} />}</Loading>
      </section>
      <section aria-labelledby="wb-history-title">
        <h2 id="wb-history-title">{t('wb.history.title')}</h2>
        <Loading query={history}>{(data) => <HistoryTimeline items={data.items} broken={data.broken} view={view} />}</Loading>
      </section>
      <IncidentHistory items={history.data?.incidents ?? []} />
    </div>
  );
}
