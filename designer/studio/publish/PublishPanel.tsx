import { useSaver, useSaveState, useTold } from '../saving/use-saving.ts';
import { useDocumentPart, useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { AskCard } from './AskCard.tsx';
import { ChangesCard } from './ChangesCard.tsx';
import { ChecksCard } from './ChecksCard.tsx';
import { DecideCard } from './DecideCard.tsx';
import { FileCard } from './FileCard.tsx';
import { HistoryCard } from './HistoryCard.tsx';
import { ReviewCard } from './ReviewCard.tsx';
import { useChecked } from './use-checked.ts';
import '../../workbench/workbench.css';
import '../../workbench/meeting/meeting.css';
import './publish.css';

/** The way of a draft to being published: what must be right, what changes, who asks and who decides; versions, and the file. */
export default function PublishPanel() {
  const t = useStudioText();
  const { draft, editor } = useStudio();
  const saver = useSaver();
  const state = useSaveState();
  const told = useTold();
  const checked = useChecked({ id: draft.id, revision: saver.revision(), newest: told.newest, saved: state.kind === 'saved', editor });
  const programme = useDocumentPart(({ workflow }) => String(workflow.id ?? ''));
  return (
    <div className="st-publish">
      <h2 className="lz-hidden">{t('st.panel.publish')}</h2>
      <div className="st-publish-main">
        <ReviewCard />
        <ChecksCard checked={checked} />
        <ChangesCard checked={checked} />
        {told.may.decide && <DecideCard checked={checked} />}
        {told.may.ask && <AskCard checked={checked} />}
      </div>
      <div className="st-publish-side">
        <FileCard />
        {told.newest !== null && <HistoryCard programme={programme} />}
      </div>
    </div>
  );
}
