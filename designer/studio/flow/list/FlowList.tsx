import { useEffect, useRef } from 'react';
import type { WorkflowDefinition } from '../../../../engine/model/definition.ts';
import { placePointer, readFlow } from '../../../document/flow/flow.ts';
import { outlineOf } from '../../../document/flow/outline.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useStudioText } from '../../words.tsx';
import { useFlowPanel } from '../panel.ts';
import { titleOf } from '../step-words.ts';
import { useFlow, useFlowStore } from '../store.ts';
import { Run } from './Run.tsx';
import { cardId } from './StepCard.tsx';
import '../list.css';

/** The flow from top to bottom, as approvals are known to people: cards with a + between them, ways side by side, jumps named. */
export default function FlowList({ workflow }: { readonly workflow: WorkflowDefinition }) {
  const t = useStudioText();
  const { words } = useFlowPanel();
  const { root } = readFlow(workflow);
  const { main, sides } = outlineOf(root);
  useFocus(workflow);
  if (root.places.length === 0) return <EmptyState title={t('st.flow.empty')} />;
  const [ends, stretches] = [sides.filter(isEnd), sides.filter((side) => !isEnd(side))];
  return (
    <div className="st-flow-list">
      <Run items={main} workflow={workflow} label={t('st.flow.label')} />
      {stretches.map(({ items, reached }) => {
        const first = items[0]?.place;
        return first ? (
          <section key={placePointer(first)} className="st-flow-side">
            <h2>{t('st.flow.sideOf', { title: titleOf(first, words.english) })}</h2>
            {!reached && <p className="st-flow-unreached">{t('st.flow.unreached')}</p>}
            <Run items={items} workflow={workflow} label={t('st.flow.sideOf', { title: titleOf(first, words.english) })} />
          </section>
        ) : null;
      })}
      {ends.length > 0 && (
        <section className="st-flow-side">
          <h2>{t('st.flow.ends')}</h2>
          <Run items={ends.flatMap(({ items }) => items)} workflow={workflow} label={t('st.flow.ends')} beside />
        </section>
      )}
    </div>
  );
}

const isEnd = ({ items }: { readonly items: readonly { readonly place: { readonly step: { readonly type: string } } }[] }) =>
  items[0]?.place.step.type === 'end';

/** Gives the focus to the current step when that is wished for: after a key, a command, a jump. It may be drawn a moment later. */
function useFocus(drawn: WorkflowDefinition): void {
  const store = useFlowStore();
  const wish = useFlow((state) => state.focus);
  const fulfilled = useRef(wish);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was just drawn may be the step that is wished for.
  useEffect(() => {
    // Only a wish moves the focus; what is chosen elsewhere (the address, a link) doesn't.
    const { current } = store.read();
    const card = current === null ? null : document.getElementById(cardId(current));
    if (wish === fulfilled.current || !card) return;
    fulfilled.current = wish;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [wish, drawn, store]);
}
