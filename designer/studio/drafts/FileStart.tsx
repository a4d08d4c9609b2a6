import { useState } from 'react';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { useText } from '../../app/locale.tsx';
import { PackageFile } from '../../workbench/definitions/PackageFile.tsx';
import { type ReadPackage, readPackage } from '../../workbench/definitions/read-package.ts';
import { useStudioText } from '../words.tsx';
import type { StartFields } from './NewDraftDialog.tsx';
import { OwnerField } from './OwnerField.tsx';
import { useOwners } from './use-owners.ts';

/** Begins with a portable file, of this office or of another city's: then the reader says whose it is here. */
export const FileStart: StartFields = ({ form, onStart }) => {
  const t = useStudioText();
  const owners = useOwners();
  const [file, setFile] = useState<{ readonly name: string; readonly read: ReadPackage } | null>(null);
  const [chosenOwner, setOwner] = useState('');
  const document = file && 'document' in file.read ? file.read.document : null;
  const said = String(document?.workflow.owner ?? '');
  const known = owners.some(({ id }) => id === said);
  const owner = chosenOwner || (known ? said : (owners[0]?.id ?? ''));
  return (
    <form
      id={form}
      className="lz-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (document) onStart({ document: ownedBy(document, owner) });
      }}
    >
      <PackageFile
        name={file?.name ?? null}
        onTake={(taken) => void readPackage(taken).then((read) => setFile({ name: taken.name, read }))}
      />
      {file && 'wrong' in file.read && <FileWrong read={file.read} />}
      {document && (
        <>
          <p>
            {t('st.drafts.file.holds', {
              title: String(document.workflow.title ?? '') || t('st.untitled'),
              forms: Object.keys(document.forms).length,
            })}
          </p>
          <OwnerField owners={owners} value={owner} onChange={setOwner} {...(known ? {} : { help: t('st.drafts.file.foreign') })} />
        </>
      )}
    </form>
  );
};

/** Why a file can't be taken. */
export function FileWrong({ read }: { readonly read: Extract<ReadPackage, { wrong: string }> }) {
  const t = useText();
  return (
    <p className="lz-error" role="alert">
      {t(`wb.publish.wrong.${read.wrong}`, read.line === null ? {} : { line: read.line })}
    </p>
  );
}

function ownedBy(document: ProgrammeDocument, owner: string): ProgrammeDocument {
  return document.workflow.owner === owner ? document : { ...document, workflow: { ...document.workflow, owner } };
}
