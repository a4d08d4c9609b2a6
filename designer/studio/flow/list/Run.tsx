import { memo } from 'react';
import type { WorkflowDefinition } from '../../../../engine/model/definition.ts';
import type { Edge } from '../../../../engine/soundness/edges.ts';
import type { Place } from '../../../../engine/soundness/places.ts';
import { placePointer } from '../../../document/flow/flow.ts';
import { mayMove } from '../../../document/flow/move.ts';
import type { Item, Lane, LaneEnd, Outline } from '../../../document/flow/outline.ts';
import { sameItem } from '../../../document/flow/same-item.ts';
import { useStudioText } from '../../words.tsx';
import { useFlowPanel } from '../panel.ts';
import { isStepType, peopleOf, timeOf, titleOf, typeOf, wayName } from '../step-words.ts';
import { Connector } from './Connector.tsx';
import { StepCard } from './StepCard.tsx';

interface RunProps {
  readonly items: readonly Item[];
  readonly workflow: WorkflowDefinition;
  readonly label: string;
  /** Side by side, without ways between them. */
  readonly beside?: boolean;
}

/** Steps one under the other. */
export function Run({ items, workflow, label, beside = false }: RunProps) {
  return (
    <ol className={beside ? 'st-flow-run st-flow-beside' : 'st-flow-run'} aria-label={label}>
      {items.map((item) => (
        <li key={placePointer(item.place)} className="st-flow-item">
          <Step item={item} workflow={workflow} />
        </li>
      ))}
    </ol>
  );
}

interface StepProps {
  readonly item: Item;
  readonly workflow: WorkflowDefinition;
}

/** Drawn again where it, or a step that it names, is another one than before. */
const Step = memo(StepInside, (a, b) => {
  const [one, other] = [a.workflow, b.workflow];
  return one.roles === other.roles && one.messages === other.messages && sameItem(a.item, b.item);
});

function StepInside({ item, workflow }: StepProps) {
  const { place, onwards, lanes, leaves, blocks } = item;
  const { words, readOnly } = useFlowPanel();
  const t = useStudioText();
  const { step } = place;
  const speech = { ...words, workflow };
  const pointer = placePointer(place);
  const title = titleOf(place, words.english);
  // Ways that all end the branch need no room of their own.
  const quiet = lanes.length > 0 && lanes.every(({ items, end }) => items.length === 0 && end.kind === 'branch');
  return (
    <>
      <StepCard
        step={pointer}
        type={isStepType(step.type) ? step.type : null}
        title={title}
        kind={typeOf(place, words)}
        people={peopleOf(place, speech)}
        time={timeOf(place, speech)}
        conditional={step.when !== undefined}
        movable={mayMove(place)}
      />
      {leaves.length > 0 && <Leaves leaves={leaves} workflow={workflow} />}
      {blocks.length > 0 && <Blocks place={place} blocks={blocks} workflow={workflow} />}
      {onwards.length > 0 && lanes.length === 0 && <Connector place={place} ways={onwards} name={nameOf(onwards, speech)} />}
      {quiet && (
        <>
          <p className="st-flow-outcomes">
            {lanes.flatMap(({ ways }) => ways.map((edge) => wayName(edge, speech))).join(t('st.flow.comma'))}
          </p>
          {!readOnly && <Connector place={place} ways={[]} name="" />}
        </>
      )}
      {!quiet && lanes.length > 0 && (
        <ul className={lanes.length === 1 ? 'st-flow-lanes st-flow-tail' : 'st-flow-lanes'} aria-label={t('st.flow.lanes', { title })}>
          {lanes.map((lane) => (
            <li key={lane.ways.map(({ at }) => at.join('/')).join(' ')} className="st-flow-lane">
              <LaneView lane={lane} place={place} workflow={workflow} />
            </li>
          ))}
        </ul>
      )}
      {lanes.some(({ end }) => end.kind === 'joins') && <span className="st-flow-line" aria-hidden="true" />}
    </>
  );
}

type Words = Parameters<typeof wayName>[1];
const nameOf = (ways: readonly Edge[], words: Words) =>
  [...new Set(ways.map((edge) => wayName(edge, words)))].filter((name) => name !== '').join(' / ');

function LaneView({ lane, place, workflow }: { readonly lane: Lane; readonly place: Place; readonly workflow: WorkflowDefinition }) {
  const { words } = useFlowPanel();
  const name = nameOf(lane.ways, { ...words, workflow });
  return (
    <>
      <Connector place={place} ways={lane.ways} name={name} />
      {lane.items.length > 0 && <Run items={lane.items} workflow={workflow} label={name || titleOf(place, words.english)} />}
      {!ownsEnd(lane) && <LaneEndView end={lane.end} way={lane.ways[0]} />}
    </>
  );
}

/** A lane whose last step has a tail of its own says by that where it ends. */
const ownsEnd = ({ items }: Lane) => (items.at(-1)?.lanes.length ?? 0) > 0;

function LaneEndView({ end, way }: { readonly end: LaneEnd; readonly way: Edge | undefined }) {
  const t = useStudioText();
  const { actions, words } = useFlowPanel();
  if (end.kind === 'jump' || end.kind === 'return') {
    const title = titleOf(end.to, words.english);
    return (
      <button
        type="button"
        className={`st-flow-jump st-flow-${end.kind}`}
        tabIndex={-1}
        onClick={() => actions.choose(placePointer(end.to), { focus: true })}
      >
        <span aria-hidden="true">{end.kind === 'return' ? '↩' : '→'}</span> {t(`st.flow.end.${end.kind}`, { title })}
      </button>
    );
  }
  if (end.kind === 'closed') return null;
  if (end.kind === 'missing' && way?.to !== undefined) return <p className="st-flow-missing">{t('st.flow.end.unknown', { id: way.to })}</p>;
  return <p className={`st-flow-${end.kind}`}>{t(`st.flow.end.${end.kind}`)}</p>;
}

/** Ways by which a step is left whatever stands in it. */
function Leaves({ leaves, workflow }: { readonly leaves: readonly Edge[]; readonly workflow: WorkflowDefinition }) {
  const { actions, words } = useFlowPanel();
  return (
    <ul className="st-flow-leaves">
      {leaves.map((edge) => {
        const to = edge.from.scope.places.find(({ id }) => id === edge.to);
        const name = wayName(edge, { ...words, workflow });
        return (
          <li key={edge.at.join('/')}>
            {to ? (
              <button
                type="button"
                className="st-flow-leave"
                tabIndex={-1}
                onClick={() => actions.choose(placePointer(to), { focus: true })}
              >
                {name} → {titleOf(to, words.english)}
              </button>
            ) : (
              <span className="st-flow-leave">
                {name} → {edge.to}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface BlocksProps {
  readonly place: Place;
  readonly blocks: readonly Outline[];
  readonly workflow: WorkflowDefinition;
}

/** What is inside of a step: branches side by side, or what each item goes through. */
function Blocks({ place, blocks, workflow }: BlocksProps) {
  const t = useStudioText();
  const { actions, readOnly, words } = useFlowPanel();
  const parallel = place.step.type === 'parallel';
  return (
    <div className="st-flow-group">
      <ul className="st-flow-lanes" aria-label={t(parallel ? 'st.flow.branches' : 'st.flow.item')}>
        {blocks.map((block) => {
          const name = block.scope.branch?.name ?? '';
          const { title } = block.scope.source;
          const first = block.main[0]?.place;
          const label = parallel
            ? t('st.flow.branch', { title: typeof title === 'string' ? title : first ? titleOf(first, words.english) : name })
            : t('st.flow.item');
          const single = block.scope.startAt === null;
          return (
            <li key={name} className="st-flow-lane">
              {!single && <p className="st-flow-lane-name">{label}</p>}
              <Run items={[...block.main, ...block.sides.flatMap(({ items }) => items)]} workflow={workflow} label={label} />
            </li>
          );
        })}
      </ul>
      {parallel && !readOnly && (
        <button type="button" className="st-flow-add-branch" tabIndex={-1} onClick={() => actions.insertBranch(placePointer(place))}>
          <span aria-hidden="true">+</span> {t('st.flow.addBranch')}
          <span className="lz-hidden">{titleOf(place, words.english)}</span>
        </button>
      )}
    </div>
  );
}
