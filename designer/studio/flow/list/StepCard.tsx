import { type MouseEvent, memo } from 'react';
import type { StepType } from '../../../../engine/model/steps.ts';
import { useStudioText } from '../../words.tsx';
import { useFlowPanel } from '../panel.ts';
import { StepMarks } from '../StepMarks.tsx';
import { useFlow } from '../store.ts';
import { TypeIcon } from '../TypeIcon.tsx';
import { useDrag } from './use-drag.ts';

// A type, not an interface: it is also the data of a node in the graph.
export type CardProps = {
  readonly step: string;
  readonly type: StepType | null;
  readonly title: string;
  readonly kind: string;
  readonly people: string;
  readonly time: string;
  readonly conditional: boolean;
  readonly movable: boolean;
};

/** Id of a step's card in the page. */
export const cardId = (step: string) => `st-flow${step.replaceAll('/', '-')}`;

/** A step in the list: chosen by a click, several with Ctrl or Shift. Only the current one is a stop of Tab: arrows go on from there. */
export const StepCard = memo(function StepCard({ step, type, title, kind, people, time, conditional, movable }: CardProps) {
  const t = useStudioText();
  const { actions, openInspector, readOnly } = useFlowPanel();
  const current = useFlow((state) => state.current === step);
  const selected = useFlow((state) => state.selected.has(step));
  const first = useFlow((state) => state.current === null && state.first === step);
  const click = (event: MouseEvent) => {
    const toggle = event.ctrlKey || event.metaKey;
    actions.choose(step, { focus: true, toggle, keep: event.shiftKey });
    if (!toggle && !event.shiftKey) openInspector('where-narrow');
  };
  const drag = useDrag(step, movable && !readOnly);
  const lifted = useFlow((state) => state.drag?.step === step);
  return (
    <button
      type="button"
      id={cardId(step)}
      data-step={step}
      data-type={type ?? undefined}
      className="st-flow-card"
      aria-pressed={selected}
      aria-current={current ? 'step' : undefined}
      tabIndex={current || first ? 0 : -1}
      data-lifted={lifted || undefined}
      {...drag}
      onClick={click}
      onDoubleClick={() => openInspector('always')}
    >
      <span className="st-flow-card-kind">
        <TypeIcon type={type} />
        {kind}
        {conditional && <span className="st-flow-when">{t('st.flow.conditional')}</span>}
      </span>
      <span className="st-flow-card-title">{title}</span>
      {(people !== '' || time !== '') && (
        <span className="st-flow-card-more">
          {people !== '' && <span>{people}</span>}
          {time !== '' && <span>{time}</span>}
        </span>
      )}
      <StepMarks step={step} />
    </button>
  );
});
