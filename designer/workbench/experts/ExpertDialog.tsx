import { useState } from 'react';
import type { ExpertDto } from '../../../engine/model/dto/expert.ts';
import { addExpert, changeExpert, type NewExpert } from '../../api/experts.ts';
import { useCommand } from '../../api/use-command.ts';
import { Field } from '../../ui/Field.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { useWords } from '../words.ts';
import { type Relation, RelationsEditor } from './RelationsEditor.tsx';

interface Props {
  /** null: a new one. */
  readonly expert: ExpertDto | null;
  readonly onClose: () => void;
}

/** Pool and login of a new expert; skills and relations of any. */
export function ExpertDialog({ expert, onClose }: Props) {
  const { t } = useWords();
  const [pool, setPool] = useState(expert?.pool ?? '');
  const [login, setLogin] = useState('');
  const [skills, setSkills] = useState((expert?.skills ?? []).join('、'));
  const [relations, setRelations] = useState<readonly Relation[]>(expert?.relations ?? []);
  const [strict, setStrict] = useState(false);
  const save = useCommand(
    ({ pool: into, login: of, ...content }: NewExpert) =>
      expert ? changeExpert(expert.id, content) : addExpert({ pool: into, login: of, ...content }),
    () => {
      toast(t('wb.experts.saved'));
      onClose();
    },
  );
  const poolWrong = !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(pool);
  const relationsWrong = relations.some(({ kind, uscc }) => kind === '' || uscc.trim() === '');
  const submit = () => {
    setStrict(true);
    save.reset();
    if (relationsWrong || (!expert && (poolWrong || login.trim() === ''))) return;
    const named = skills
      .split(/[、,，;；\s]+/)
      .map((skill) => skill.trim())
      .filter(Boolean);
    const kept = relations.map(({ kind, uscc, until }) => ({ kind, uscc: uscc.trim(), ...(until ? { until } : {}) }));
    save.mutate({ pool, login: login.trim(), skills: [...new Set(named)], relations: kept, active: expert?.active ?? true });
  };
  return (
    <SaveDialog
      title={expert ? t('wb.experts.editOne', { name: expert.name }) : t('wb.experts.add')}
      busy={save.isPending}
      problem={save.error}
      onSave={submit}
      onClose={onClose}
      className="wb-op"
    >
      {!expert && (
        <>
          <Field
            label={t('wb.experts.poolName')}
            help={t('wb.experts.poolHelp')}
            required
            error={strict && poolWrong ? t('wb.experts.poolWrong') : null}
          >
            {(aria) => <input {...aria} className="lz-input" value={pool} onChange={(event) => setPool(event.target.value.trim())} />}
          </Field>
          <Field
            label={t('wb.experts.login')}
            help={t('wb.experts.loginHelp')}
            required
            error={strict && login.trim() === '' ? t('wb.experts.loginNeeded') : null}
          >
            {(aria) => (
              <input {...aria} className="lz-input" autoComplete="off" value={login} onChange={(event) => setLogin(event.target.value)} />
            )}
          </Field>
        </>
      )}
      <Field label={t('wb.experts.skills')} help={t('wb.experts.skillsHelp')} optional>
        {(aria) => <input {...aria} className="lz-input" value={skills} onChange={(event) => setSkills(event.target.value)} />}
      </Field>
      <RelationsEditor relations={relations} onChange={setRelations} strict={strict} />
    </SaveDialog>
  );
}
