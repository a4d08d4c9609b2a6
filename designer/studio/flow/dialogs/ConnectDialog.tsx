import { Button } from 'antd';
import { useState } from 'react';
import { type Exit, exitsOf, targetsOf } from '../../../document/flow/connect.ts';
import { orderOf, readFlow } from '../../../document/flow/flow.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useDocumentPart } from '../../studio.ts';
import { useStudioText } from '../../words.tsx';
import { useFlowPanel } from '../panel.ts';
import { titleOf, wayName } from '../step-words.ts';

interface Props {
  readonly step: string;
  readonly way: string | undefined;
  readonly to: string | undefined;
  readonly onClose: () => void;
}

/** Which way of a step leads to which other step; or to none any more. */
export function ConnectDialog({ step, way, to, onClose }: Props) {
  const t = useStudioText();
  const { actions, words } = useFlowPanel();
  const workflow = useDocumentPart((document) => document.workflow);
  const place = readFlow(workflow).byPointer.get(step);
  const exits = place ? exitsOf(place) : [];
  const { rank } = place ? orderOf(place.scope) : { rank: new Map<string, number>() };
  const order = (id: string) => rank.get(id) ?? rank.size;
  const targets = place ? [...targetsOf(place)].sort((a, b) => order(a.id) - order(b.id)) : [];
  const [exit, setExit] = useState(way ?? exits[0]?.key ?? '');
  const chosen = exits.find(({ key }) => key === exit);
  const now = chosen?.kind === 'way' ? chosen.edge.to : undefined;
  const [target, setTarget] = useState(to ?? now ?? targets.find(({ id }) => id !== place?.id)?.id ?? '');
  if (!place) return null;
  const speech = { ...words, workflow };
  const title = titleOf(place, words.english);
  const said = (one: Exit): string => {
    if (one.kind !== 'way') return t(`st.flow.exit.${one.kind}`);
    const name = wayName(one.edge, speech) || t('st.flow.way.next');
    const there = targets.find(({ id }) => id === one.edge.to);
    return there ? t('st.flow.connect.now', { way: name, title: titleOf(there, words.english) }) : t('st.flow.connect.open', { way: name });
  };
  const done = (act: () => void) => {
    onClose();
    act();
  };
  return (
    <Dialog
      title={t('st.flow.connect.title', { title })}
      onClose={onClose}
      footer={
        <>
          {now !== undefined && <Button onClick={() => done(() => actions.disconnect(step, exit))}>{t('st.flow.connect.cut')}</Button>}
          <Button type="primary" disabled={!chosen || target === ''} onClick={() => done(() => actions.connect(step, exit, target))}>
            {t('st.flow.connect.do')}
          </Button>
        </>
      }
    >
      <div className="st-flow-form">
        <Field label={t('st.flow.connect.way')}>
          {(aria) => (
            <select {...aria} value={exit} onChange={(event) => setExit(event.target.value)}>
              {exits.map((one) => (
                <option key={one.key} value={one.key}>
                  {said(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('st.flow.connect.to')}>
          {(aria) => (
            <select {...aria} value={target} onChange={(event) => setTarget(event.target.value)}>
              {targets.map((one) => (
                <option key={one.id} value={one.id}>
                  {titleOf(one, words.english)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </Dialog>
  );
}
