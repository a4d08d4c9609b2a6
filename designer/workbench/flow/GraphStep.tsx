import type { LaidStep, Point } from '../../studio/flow/graph/layout.ts';
import { clipped } from '../../studio/flow/picture/clipped.ts';
import { isStepType, titleOf, typeOf } from '../../studio/flow/step-words.ts';
import { iconPaths } from '../../studio/flow/type-icons.ts';
import { useStudioText } from '../../studio/words.tsx';
import { dueDayOf } from '../../ui/DateText.tsx';
import { useWords } from '../words.ts';
import type { Standing } from './standing.ts';

interface Props {
  readonly laid: LaidStep;
  readonly origin: Point;
  readonly standing: Standing;
}

/** A step in the picture: its kind, title and state, and whose it is or was. What doesn't fit is told whole when pointed at. */
export function GraphStep({ laid: { place, isGroup, width, height, ...corner }, origin, standing }: Props) {
  const text = useStudioText();
  const { t, english, day } = useWords();
  const [x, y] = [corner.x + origin.x, corner.y + origin.y];
  const type = isStepType(place.step.type) ? place.step.type : null;
  const { state } = standing;
  const title = titleOf(place, english);
  const due = state === 'live' && standing.dueAt ? t('wb.due.until', { at: day(dueDayOf(standing.dueAt)) }) : '';
  const more = [standing.people.join(t('common.listSeparator')), due || (standing.at && state === 'done' ? day(standing.at) : '')]
    .filter((one) => one !== '')
    .join('  ');
  return (
    <g className={`flow-step flow-step-${state}`} data-step={place.id} data-state={state}>
      <title>{[title, t(`wb.flow.legend.${state}`), more].filter((one) => one !== '').join(' · ')}</title>
      <rect x={x} y={y} width={width} height={height} rx="8" className={isGroup ? 'flow-step-group' : undefined} />
      {type && <path transform={`translate(${x + 10},${y + 6}) scale(.8)`} d={iconPaths[type]} />}
      <text x={x + 30} y={y + 19} className="flow-step-kind">
        {typeOf(place, { t: text })}
      </text>
      <text x={x + width - 10} y={y + 19} textAnchor="end" className="flow-step-state">
        {t(`wb.flow.legend.${state}`)}
      </text>
      <text x={x + 12} y={y + 41} className="flow-step-title">
        {clipped(title, 15, width - 24)}
      </text>
      {!isGroup && (
        <text x={x + 12} y={y + 62} className="flow-step-kind">
          {clipped(more, 12, width - 24)}
        </text>
      )}
    </g>
  );
}
