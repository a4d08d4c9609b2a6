import type { VersionDto } from '../../../engine/model/dto/version.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { readPublished } from '../../api/studio.ts';
import { useCommand } from '../../api/use-command.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { toast } from '../../ui/toast.ts';
import { VersionsCard } from '../../workbench/versions/VersionsCard.tsx';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';

/** Versions from before there were any keep the draft's. */
const keepingScenarios =
  (published: ProgrammeDocument) =>
  (now: ProgrammeDocument): ProgrammeDocument => ({ ...published, scenarios: published.scenarios ?? now.scenarios });

/** Published versions. Each can be taken into the draft, as one change that can be taken back, and be published again by two people. */
export function HistoryCard({ programme }: { readonly programme: string }) {
  const t = useStudioText();
  const { editor, readOnly } = useStudio();
  const take = useCommand(async ({ version }: VersionDto) => {
    const { document } = await readPublished(programme, version);
    editor.run({ label: 'st.publish.took', params: { n: String(version) }, edit: keepingScenarios(document) });
    toast(t('st.publish.tookDone', { n: version }));
  });
  const taking = { text: (n: number) => t('st.publish.take', { n }), onTake: (version: VersionDto) => take.mutate(version) };
  return (
    <>
      {take.error && <ErrorNotice problem={take.error} />}
      <VersionsCard id={programme} {...(readOnly ? {} : { take: taking })} />
    </>
  );
}
