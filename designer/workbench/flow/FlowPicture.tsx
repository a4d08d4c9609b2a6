import { useState } from 'react';
import type { FlowNodeDto } from '../../../engine/model/dto/case.ts';
import { useText } from '../../app/locale.tsx';
import { loadedLater } from '../../ui/loaded-later.tsx';
import type { CaseView } from '../case/case-view.ts';
import { outcomeLabel, stepOf } from '../definition-view.ts';
import { LoadBoundary } from '../LoadBoundary.tsx';
import { useWords } from '../words.ts';
import { FlowSteps } from './FlowSteps.tsx';
import { wayOf } from './way.ts';

const CaseGraph = loadedLater(
  () => import('./CaseGraph.tsx'),
  () => <Coming />,
);

function Coming() {
  return <p role="status">{useText()('shell.loading')}</p>;
}

/**
 * Where a case is: as a picture of every way it took and may still take, and as a list, which says the same in words. Which of both is
 * remembered in this browser; nothing is said by colour or line alone.
 */
export function FlowPicture({ view, nodes }: { readonly view: CaseView; readonly nodes: readonly FlowNodeDto[] }) {
  const { t, english } = useWords();
  const [shown, setShown] = useState(read);
  const { workflow } = view.pkg;
  const way = wayOf(nodes, workflow);
  const maybe = nodes.filter((node) => node.state === 'ahead' && !way.includes(node));
  const said = (step: string, outcome: string) => {
    if (stepOf(workflow, step)?.type === 'compute') return t(outcome === 'drawn' ? 'wb.draws.fell' : 'wb.draws.spared');
    return outcomeLabel(workflow, step, outcome, english) ?? '';
  };
  const show = (kind: Shown) => {
    setShown(kind);
    try {
      localStorage.setItem(storageKey, kind);
    } catch {
      // Private windows refuse storage; the choice then lasts for this page.
    }
  };
  return (
    <>
      <p className="flow-kinds">
        {(['list', 'graph'] as const).map((kind) => (
          <button key={kind} type="button" className="wb-look-button" aria-pressed={shown === kind} onClick={() => show(kind)}>
            {t(`wb.flow.as.${kind}`)}
          </button>
        ))}
      </p>
      {shown === 'graph' && (
        <LoadBoundary failed={<p role="alert">{t('wb.flow.failed')}</p>}>
          <CaseGraph workflow={workflow} nodes={nodes} />
        </LoadBoundary>
      )}
      {shown === 'list' && <FlowSteps nodes={way} outcomeLabel={said} />}
      {shown === 'list' && maybe.length > 0 && (
        <p className="flow-maybe">{t('wb.flow.maybe', { steps: maybe.map(({ title }) => title).join(t('common.listSeparator')) })}</p>
      )}
    </>
  );
}

type Shown = 'list' | 'graph';
const storageKey = 'lz.workbench.flow';

function read(): Shown {
  try {
    return localStorage.getItem(storageKey) === 'graph' ? 'graph' : 'list';
  } catch {
    return 'list';
  }
}
