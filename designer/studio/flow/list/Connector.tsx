import type { Edge } from '../../../../engine/soundness/edges.ts';
import type { Place } from '../../../../engine/soundness/places.ts';
import { placePointer, wayKey } from '../../../document/flow/flow.ts';
import { useStudioText } from '../../words.tsx';
import { useFlowPanel } from '../panel.ts';
import { titleOf } from '../step-words.ts';
import { useFlow } from '../store.ts';
import { dropData } from './use-drag.ts';

interface Props {
  readonly place: Place;
  /** None: behind the step, wherever it leads. */
  readonly ways: readonly Edge[];
  readonly name: string;
}

/** A way in the list: its name, a + to put a step there, and where a dragged step may be dropped. */
export function Connector({ place, ways, name }: Props) {
  const t = useStudioText();
  const { actions, readOnly, words } = useFlowPanel();
  const step = placePointer(place);
  const keys = ways.map(wayKey);
  // Nothing stands between a review and the correction that it asks for.
  const target = place.scope.places.find(({ id }) => id === ways[0]?.to)?.step;
  const open = !readOnly && !(target?.type === 'correct' && !target.deferred);
  const data: { readonly 'data-drop'?: string } = open ? dropData(step, keys) : {};
  const over = useFlow((state) => open && state.drag?.over !== undefined && state.drag.over === data['data-drop']);
  return (
    <div className={over ? 'st-flow-way st-flow-over' : 'st-flow-way'} {...data}>
      {name !== '' && <span className="st-flow-way-name">{name}</span>}
      {open && (
        <button
          type="button"
          className="st-flow-plus"
          tabIndex={-1}
          aria-label={t('st.flow.addHere', { way: name === '' ? titleOf(place, words.english) : name })}
          onClick={() => actions.openInsert(step, keys)}
        >
          +
        </button>
      )}
    </div>
  );
}
