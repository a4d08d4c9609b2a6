import { useMemo } from 'react';
import { allPlaces, type Json, placesOf } from '../../../engine/soundness/places.ts';
import { useDocumentPart } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import type { Run } from './use-play.ts';

/** How the lots of a run fall; without a step that draws one there is nothing to say. */
export function Lots({ run, onRun }: { readonly run: Run; readonly onRun: (run: Run) => void }) {
  const t = useStudioText();
  const workflow = useDocumentPart((document) => document.workflow);
  const drawing = useMemo(
    () =>
      allPlaces(placesOf(workflow as unknown as Json)).flatMap(({ id, step, broken }) =>
        !broken && step.type === 'compute' && step.lot ? [{ id, title: step.title ?? id }] : [],
      ),
    [workflow],
  );
  if (drawing.length === 0) return null;
  return (
    <fieldset className="st-try-lots">
      <legend>{t('st.try.lots')}</legend>
      {drawing.map(({ id, title }) => (
        <label key={id} className="lz-option">
          <input type="checkbox" checked={run.lots?.[id] ?? false} onChange={(event) => onRun(withLot(run, id, event.target.checked))} />
          {title}
        </label>
      ))}
    </fieldset>
  );
}

function withLot({ lots, ...run }: Run, id: string, falls: boolean): Run {
  const { [id]: _before, ...others } = lots ?? {};
  const now = falls ? { ...others, [id]: true } : others;
  return { ...run, ...(Object.keys(now).length > 0 && { lots: now }) };
}
