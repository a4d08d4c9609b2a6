import { useState } from 'react';
import type { OrganisationDto, OrganisationUseDto } from '../../../engine/model/dto/admin.ts';
import { closeOrganisation, useOrganisationUse } from '../../api/admin.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { Field } from '../../ui/Field.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { WordsField } from '../../ui/WordsField.tsx';
import { useAdminWords } from '../words.tsx';
import { OrganisationOptions } from './OrganisationOptions.tsx';

interface Props {
  readonly organisation: OrganisationDto;
  readonly all: readonly OrganisationDto[];
  readonly onClose: () => void;
}

/** Closes or merges an organisation from a day on, or opens it again; what still needs it is said first. */
export function CloseDialog({ organisation, all, onClose }: Props) {
  const { say, t } = useAdminWords();
  const reopen = organisation.closedOn !== null;
  const today = useSession().data?.today ?? '';
  const [on, setOn] = useState(today);
  const [into, setInto] = useState('');
  const [reason, setReason] = useState('');
  const [strict, setStrict] = useState(false);
  const use = useOrganisationUse(organisation.id);
  const save = useCommand(
    () => closeOrganisation(organisation.id, { on: reopen ? null : on, into: into || null, reason }),
    () => {
      toast(say('ad.saved'));
      onClose();
    },
  );
  return (
    <SaveDialog
      title={say(reopen ? 'ad.orgs.reopenOne' : 'ad.orgs.closeOne', { name: organisation.name })}
      busy={save.isPending}
      problem={save.error}
      onSave={() => {
        setStrict(true);
        if (reason.trim() !== '' && (reopen || on !== '')) save.mutate(undefined);
      }}
      onClose={onClose}
    >
      {reopen ? null : (
        <>
          {use.data ? <InUse use={use.data} /> : null}
          <Field label={say('ad.orgs.closeOn')} required error={strict && on === '' ? say('ad.dateNeeded') : null}>
            {(aria) => <input {...aria} type="date" className="lz-input" value={on} onChange={(event) => setOn(event.target.value)} />}
          </Field>
          <Field label={say('ad.orgs.into')} help={say('ad.orgs.intoHelp')} optional>
            {(aria) => (
              <select {...aria} className="lz-input" value={into} onChange={(event) => setInto(event.target.value)}>
                <option value="">{say('ad.orgs.intoNone')}</option>
                <OrganisationOptions organisations={all} except={organisation.id} />
              </select>
            )}
          </Field>
        </>
      )}
      <WordsField
        label={say('ad.reason')}
        required
        error={strict && reason.trim() === '' ? t('wb.op.reasonNeeded') : null}
        rows={2}
        value={reason}
        onChange={setReason}
      />
    </SaveDialog>
  );
}

function InUse({ use }: { readonly use: OrganisationUseDto }) {
  const { say, t } = useAdminWords();
  const joined = (names: readonly string[]) => names.join(t('common.listSeparator'));
  const lines = [
    ...(use.programmes.length > 0 ? [say('ad.orgs.useProgrammes', { programmes: joined(use.programmes) })] : []),
    ...(use.organisations.length > 0 ? [say('ad.orgs.useBelow', { organisations: joined(use.organisations) })] : []),
    ...(use.tasks > 0 ? [say('ad.orgs.useTasks', { n: use.tasks })] : []),
  ];
  if (lines.length === 0) return <p className="wb-muted">{say('ad.orgs.useNone')}</p>;
  return (
    <div className="wb-consequence">
      <p>{say('ad.orgs.use')}</p>
      <ul className="ad-words">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
