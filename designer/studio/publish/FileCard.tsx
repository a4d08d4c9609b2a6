import { Button } from 'antd';
import { useState } from 'react';
import { asPortable } from '../../../engine/model/portable.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { readPublished } from '../../api/studio.ts';
import { useCommand } from '../../api/use-command.ts';
import type { Json } from '../../document/change.ts';
import { mergeDocuments } from '../../document/merge.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { toast } from '../../ui/toast.ts';
import { PackageFile } from '../../workbench/definitions/PackageFile.tsx';
import { type ReadPackage, readPackage } from '../../workbench/definitions/read-package.ts';
import { FileWrong } from '../drafts/FileStart.tsx';
import { useSaver, useTold } from '../saving/use-saving.ts';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';

/** The programme as one file, with its scenarios; and a file's content into this draft. */
export function FileCard() {
  const t = useStudioText();
  const { editor, readOnly } = useStudio();
  const saver = useSaver();
  const { basedOn } = useTold();
  const [file, setFile] = useState<{ readonly name: string; readonly read: ReadPackage } | null>(null);
  const bring = useCommand(async ({ name, document: brought }: { readonly name: string; readonly document: ProgrammeDocument }) => {
    const { document } = editor.view();
    const theirs = ownedAs(document, brought);
    // What both began with, so that only what the file changed comes in; without it the file stands in the draft's place.
    const base = basedOn === null ? document : (await readPublished(document.workflow.id, basedOn)).document;
    const merged = mergeDocuments(asJson(base), asJson(document), asJson(theirs));
    editor.run({ label: 'st.publish.imported', params: { name }, edit: () => merged.document as unknown as ProgrammeDocument });
    saver.disagree(merged.conflicts, name);
    if (merged.conflicts.length === 0) toast(t('st.publish.importedDone', { name }));
  });
  const take = async (chosen: File) => {
    bring.reset();
    const read = await readPackage(chosen);
    setFile({ name: chosen.name, read });
    if ('document' in read) bring.mutate({ name: chosen.name, document: read.document });
  };
  return (
    <Card title={t('st.publish.file')}>
      <div className="lz-stack">
        <p>{t('st.publish.fileHelp')}</p>
        <div>
          <Button onClick={() => download(editor.view().document)}>{t('st.publish.download')}</Button>
        </div>
        {!readOnly && (
          <>
            <p>{t('st.publish.importHelp')}</p>
            <PackageFile name={file?.name ?? null} onTake={(chosen) => void take(chosen)} />
            {file && 'wrong' in file.read && <FileWrong read={file.read} />}
            {bring.error && <ErrorNotice problem={bring.error} />}
          </>
        )}
      </div>
    </Card>
  );
}

const asJson = (document: ProgrammeDocument) => document as unknown as Json;

/** A file says what the programme is, not whose it is here and under which id. */
function ownedAs({ workflow: { id, owner } }: ProgrammeDocument, brought: ProgrammeDocument): ProgrammeDocument {
  return { ...brought, workflow: { ...brought.workflow, id, owner } };
}

function download(document: ProgrammeDocument): void {
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(asPortable(document), null, 2)}\n`], { type: 'application/json' }));
  const link = window.document.createElement('a');
  link.href = url;
  link.download = `${String(document.workflow.id || 'programme')}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
