import { useEffect, useId, useRef, useState } from 'react';
import type { StepType } from '../../../../engine/model/steps.ts';
import type { Clip } from '../../../document/flow/copy.ts';
import type { Spot } from '../../../document/flow/spot.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useDocumentPart } from '../../studio.ts';
import { useStudioText } from '../../words.tsx';
import { titleAt } from '../actions.ts';
import { useFlowPanel } from '../panel.ts';
import { TypeIcon } from '../TypeIcon.tsx';

/** Types in the order in which a clerk looks for them. */
const offered: readonly StepType[] = [
  ...(['review', 'parallel', 'decide', 'correct', 'form', 'batch', 'notice', 'notify', 'wait', 'register'] as const),
  ...(['score', 'compute', 'each', 'case', 'service', 'end'] as const),
];

/** A ready stretch of steps that the office keeps. */
export interface Snippet {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly clip: Clip;
}
interface Props {
  readonly step: string;
  readonly ways: readonly string[];
  readonly before: boolean;
  readonly snippets: readonly Snippet[];
  readonly onClose: () => void;
}

/** Which step is to be added: found by typing, chosen by arrows or a click. */
export function InsertDialog({ step, ways, before, snippets, onClose }: Props) {
  const t = useStudioText();
  const { actions, words } = useFlowPanel();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const [wanted, setWanted] = useState('');
  const [active, setActive] = useState(0);
  const title = useDocumentPart((document) => titleAt(document, step, words.english));
  const spot: Spot = before ? { kind: 'before', step } : ways.length > 0 ? { kind: 'on', step, ways } : { kind: 'after', step };
  const matches = (...texts: string[]) => texts.join(' ').toLowerCase().includes(wanted.trim().toLowerCase());
  const types = offered.filter((type) => matches(type, t(`st.in.type.${type}`), t(`st.flow.does.${type}`)));
  const stretches = snippets.filter((snippet) => matches(snippet.title, snippet.summary));
  const count = types.length + stretches.length;
  const take = (index: number) => {
    const type = types[index];
    const stretch = stretches[index - types.length];
    onClose();
    if (type) actions.insert(spot, type);
    else if (stretch) actions.insertClip(spot, stretch.clip);
  };
  const go = (to: number) => {
    const next = (to + count) % count;
    setActive(next);
    list.current?.querySelector(`#${CSS.escape(`${id}-${next}`)}`)?.scrollIntoView({ block: 'nearest' });
  };
  const option = (index: number, name: string, does: string, type: StepType | null) => (
    <div
      key={`${name} ${index}`}
      id={`${id}-${index}`}
      role="option"
      aria-selected={index === active}
      tabIndex={-1}
      className="st-flow-option"
      onClick={() => take(index)}
      onKeyDown={() => undefined}
      onMouseMove={() => setActive(index)}
    >
      <TypeIcon type={type} />
      <b>{name}</b>
      <span>{does}</span>
    </div>
  );
  return (
    <Dialog title={t(before ? 'st.flow.insert.before' : 'st.flow.insert.after', { title })} onClose={onClose}>
      <input
        role="combobox"
        className="lz-input st-flow-find"
        ref={input}
        aria-label={t('st.flow.insert.find')}
        placeholder={t('st.flow.insert.find')}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={count > 0 ? `${id}-${active}` : undefined}
        value={wanted}
        onChange={(event) => {
          setWanted(event.target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (count === 0 || event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') go(active + 1);
          else if (event.key === 'ArrowUp') go(active - 1);
          else if (event.key === 'Enter') take(active);
          else return;
          event.preventDefault();
        }}
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('st.flow.insert.types')} className="st-flow-options">
        {types.map((type, index) => option(index, t(`st.in.type.${type}`), t(`st.flow.does.${type}`), type))}
        {stretches.length > 0 && (
          <fieldset className="st-flow-snippets" aria-labelledby={`${id}-more`}>
            <span id={`${id}-more`} aria-hidden="true">
              {t('st.flow.insert.snippets')}
            </span>
            {stretches.map((snippet, index) => option(types.length + index, snippet.title, snippet.summary, null))}
          </fieldset>
        )}
      </div>
      <p role="status" className={count > 0 ? 'lz-hidden' : 'st-flow-none'}>
        {count > 0 ? '' : t('st.flow.insert.none')}
      </p>
    </Dialog>
  );
}
