import { useEffect, useRef, useState } from 'react';
import { placePointer, readFlow } from '../../../document/flow/flow.ts';
import { outlineOf, rowsOf } from '../../../document/flow/outline.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useDocumentPart } from '../../studio.ts';
import { useStudioText } from '../../words.tsx';
import { useFlowPanel } from '../panel.ts';
import { isStepType, peopleOf, titleOf, typeOf } from '../step-words.ts';
import { TypeIcon } from '../TypeIcon.tsx';

/** Finds steps by title, id, people or type, and goes there. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useStudioText();
  const { actions, words } = useFlowPanel();
  const workflow = useDocumentPart((document) => document.workflow);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const [wanted, setWanted] = useState('');
  const text = wanted.trim().toLowerCase();
  const speech = { ...words, workflow };
  const found =
    text === ''
      ? []
      : rowsOf(outlineOf(readFlow(workflow).root)).filter(({ place }) =>
          [place.id, titleOf(place), titleOf(place, true), typeOf(place, words), peopleOf(place, speech)]
            .join(' ')
            .toLowerCase()
            .includes(text),
        );
  const go = (step: string) => {
    onClose();
    actions.choose(step, { focus: true });
  };
  return (
    <Dialog title={t('st.flow.search.title')} onClose={onClose}>
      <input
        type="search"
        className="st-flow-find"
        ref={input}
        aria-label={t('st.flow.search.what')}
        placeholder={t('st.flow.search.what')}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || !first) return;
          event.preventDefault();
          go(placePointer(first.place));
        }}
      />
      <p role="status" className="st-flow-none">
        {text !== '' && (found.length > 0 ? t('st.flow.search.found', { count: found.length }) : t('st.flow.search.none'))}
      </p>
      <ul className="st-flow-options">
        {found.slice(0, 50).map(({ place }) => (
          <li key={placePointer(place)}>
            <button type="button" className="st-flow-option" onClick={() => go(placePointer(place))}>
              <TypeIcon type={isStepType(place.step.type) ? place.step.type : null} />
              <b>{titleOf(place, words.english)}</b>
              <span>{[typeOf(place, words), peopleOf(place, speech), place.id].filter((one) => one !== '').join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
