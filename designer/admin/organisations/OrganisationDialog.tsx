import { useState } from 'react';
import type { OrganisationDto } from '../../../engine/model/dto/admin.ts';
import { addOrganisation, editOrganisation, type OrganisationContent } from '../../api/admin.ts';
import { useCommand } from '../../api/use-command.ts';
import { Field } from '../../ui/Field.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { useAdminWords } from '../words.tsx';
import { OrganisationOptions } from './OrganisationOptions.tsx';

interface Props {
  /** null: a new one. */
  readonly organisation: OrganisationDto | null;
  readonly all: readonly OrganisationDto[];
  readonly onClose: () => void;
}

/** Name, district and place in the tree. */
export function OrganisationDialog({ organisation, all, onClose }: Props) {
  const { say } = useAdminWords();
  const [id, setId] = useState(organisation?.id ?? '');
  const [name, setName] = useState(organisation?.name ?? '');
  const [district, setDistrict] = useState(organisation?.district ?? '');
  const [parent, setParent] = useState(organisation?.parent ?? '');
  const [strict, setStrict] = useState(false);
  const save = useCommand(
    (content: OrganisationContent) => (organisation ? editOrganisation(content) : addOrganisation(content)),
    () => {
      toast(say('ad.saved'));
      onClose();
    },
  );
  const wrong = {
    id: /^[a-z0-9][a-z0-9-]{0,63}$/.test(id) ? null : say('ad.orgs.idWrong'),
    name: name.trim() === '' ? say('ad.nameNeeded') : null,
    district: district === '' || /^[0-9A-Z-]{2,12}$/.test(district) ? null : say('ad.orgs.districtWrong'),
  };
  const submit = () => {
    setStrict(true);
    if (Object.values(wrong).some((text) => text !== null)) return;
    save.mutate({ id, name: name.trim(), district: district || null, parent: parent || null });
  };
  return (
    <SaveDialog
      title={organisation ? say('ad.orgs.editOne', { name: organisation.name }) : say('ad.orgs.add')}
      busy={save.isPending}
      problem={save.error}
      onSave={submit}
      onClose={onClose}
    >
      {!organisation && (
        <Field label={say('ad.orgs.id')} help={say('ad.orgs.idHelp')} required error={strict ? wrong.id : null}>
          {(aria) => (
            <input {...aria} className="lz-input" autoComplete="off" value={id} onChange={(event) => setId(event.target.value.trim())} />
          )}
        </Field>
      )}
      <Field label={say('ad.orgs.name')} required error={strict ? wrong.name : null}>
        {(aria) => <input {...aria} className="lz-input" value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label={say('ad.orgs.districtName')} help={say('ad.orgs.districtHelp')} optional error={strict ? wrong.district : null}>
        {(aria) => <input {...aria} className="lz-input" value={district} onChange={(event) => setDistrict(event.target.value.trim())} />}
      </Field>
      <Field label={say('ad.orgs.parent')} optional>
        {(aria) => (
          <select {...aria} className="lz-input" value={parent} onChange={(event) => setParent(event.target.value)}>
            <option value="">{say('ad.orgs.top')}</option>
            <OrganisationOptions organisations={all} except={organisation?.id} />
          </select>
        )}
      </Field>
    </SaveDialog>
  );
}
