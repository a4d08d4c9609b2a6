import { Button } from 'antd';
import { useState } from 'react';
import { readFlow } from '../../../document/flow/flow.ts';
import { type GroupKind, mayGroup } from '../../../document/flow/group.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useDocumentPart } from '../../studio.ts';
import { useStudioText } from '../../words.tsx';
import { useFlowPanel } from '../panel.ts';
import { titleOf } from '../step-words.ts';

const kinds: readonly GroupKind[] = ['parallel', 'each'];

/** Side by side, or for each row of a list: what the selected steps become. */
export function GroupDialog({ steps, onClose }: { readonly steps: readonly string[]; readonly onClose: () => void }) {
  const t = useStudioText();
  const { actions, words } = useFlowPanel();
  const workflow = useDocumentPart((document) => document.workflow);
  const places = steps.flatMap((step) => readFlow(workflow).byPointer.get(step) ?? []);
  const possible = kinds.filter((kind) => mayGroup(places, kind));
  const [kind, setKind] = useState<GroupKind | undefined>(possible[0]);
  return (
    <Dialog
      title={t('st.flow.group.title', { count: steps.length })}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          disabled={!kind}
          onClick={() => {
            onClose();
            if (kind) actions.group(kind);
          }}
        >
          {t('st.flow.group')}
        </Button>
      }
    >
      <p>{places.map((place) => titleOf(place, words.english)).join(t('st.flow.comma'))}</p>
      {possible.length === 0 && <p className="lz-error">{t('st.flow.group.cannot')}</p>}
      <div className="st-flow-form" role="radiogroup" aria-label={t('st.flow.group')}>
        {kinds.map((one) => (
          <label key={one} className="st-flow-radio">
            <input type="radio" name="group-kind" checked={kind === one} disabled={!possible.includes(one)} onChange={() => setKind(one)} />
            {t(`st.flow.group.${one}`)}
          </label>
        ))}
      </div>
    </Dialog>
  );
}
