import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { compileForm } from '../../engine/forms/compile.ts';
import { emptyDraft } from '../../engine/forms/draft.ts';
import { sectionsOf } from '../../engine/forms/sections.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { EntryDto } from '../../engine/model/dto/registry.ts';
import type { Enterprise } from '../../engine/model/enterprise.ts';
import type { FormDefinition } from '../../engine/model/form.ts';
import { useEnterprise } from '../api/enterprises.ts';
import { asProblem } from '../api/problem.ts';
import { useProgramme } from '../api/programmes.ts';
import { updateEntry, useEntry } from '../api/registries.ts';
import { useSession } from '../api/session.ts';
import { useCommand } from '../api/use-command.ts';
import { useLocale, useText } from '../app/locale.tsx';
import { dotted, paths } from '../app/paths.ts';
import { FormView } from '../renderers/FormView.tsx';
import { createFormStore } from '../renderers/form-store.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { toast } from '../ui/toast.ts';
import { ErrorSummary } from './filling/ErrorSummary.tsx';
import { focusField } from './filling/focus-field.ts';
import { useStoreVersion } from './filling/use-filling.ts';
import './filling/filling.css';

/** Yearly update of a registry entry: the form that the programme's registry names. */
export default function UpdatePage({ params }: { params: Readonly<Record<string, string | undefined>> }) {
  const entry = useEntry(dotted(params.entry ?? ''));
  const programme = useProgramme(entry.data?.programme ?? '');
  const enterprise = useEnterprise(entry.data?.uscc ?? '');
  return (
    <Loading query={entry}>
      {(data) => (
        <Loading query={programme}>
          {(found) => (
            <Loading query={enterprise}>
              {(profile) => {
                const name = found.package.workflow.registries?.[data.registry]?.yearlyUpdate?.form ?? '';
                const form = found.package.forms[name];
                return form ? (
                  <Update entry={data} pkg={found.package} form={form} enterprise={profile} year={Number(params.year)} />
                ) : null;
              }}
            </Loading>
          )}
        </Loading>
      )}
    </Loading>
  );
}

interface UpdateProps {
  readonly entry: EntryDto;
  readonly pkg: ProgrammePackage;
  readonly form: FormDefinition;
  readonly enterprise: Enterprise;
  readonly year: number;
}
function Update({ entry, pkg, form, enterprise, year }: UpdateProps) {
  const t = useText();
  const { language } = useLocale();
  const [, navigate] = useLocation();
  const session = useSession().data;
  const today = session?.today ?? '';
  const [attempt, setAttempt] = useState(0);
  const store = useMemo(() => {
    const parameters = pkg.workflow.parameters ?? {};
    const compiled = compileForm(form, pkg.vocabularies, { parameters });
    const scope = { enterprise, today, parameters, applyType: null, lang: language };
    return createFormStore(compiled, scope, emptyDraft(compiled, scope));
  }, [form, pkg, enterprise, today, language]);
  useStoreVersion(store);
  const sections = sectionsOf(form);
  const errors = store.errors().filter((error) => error.level !== 'warn');
  const submit = useCommand(
    async (_: null, key: string) => {
      try {
        return await updateEntry(entry.id, year, store.presentation.data(), key);
      } catch (error) {
        const problem = asProblem(error);
        if (problem.code === 'input.invalid') store.refuse(problem.errors.map((item) => ({ ...item, params: {} })));
        throw problem;
      }
    },
    () => {
      toast(t('update.done'));
      navigate(paths.entry(entry.id));
    },
  );
  return (
    <div className="lz-medium">
      <PageHeader
        title={t('update.title', { year })}
        over={entry.number}
        lead={entry.enterpriseName}
        back={{ to: paths.entry(entry.id), text: entry.programmeTitle }}
      />
      {attempt > 0 ? (
        <ErrorSummary
          errors={errors}
          store={store}
          sections={sections}
          level="block"
          attempt={attempt}
          onGo={(pointer) => focusField(pointer)}
        />
      ) : null}
      <section className="lz-card">
        {sections.map((section) => (
          <div key={section.index} className="lz-update-section">
            {sections.length > 1 ? <h2>{section.title}</h2> : null}
            <FormView
              form={form}
              store={store}
              vocabularies={pkg.vocabularies}
              today={today}
              signer={session?.user.name ?? ''}
              section={section.index}
            />
          </div>
        ))}
        <div className="lz-fill-submit">
          {submit.error && submit.error.code !== 'input.invalid' ? <ErrorNotice problem={submit.error} /> : null}
          <Button
            type="primary"
            size="large"
            loading={submit.isPending}
            onClick={() => {
              store.showAll();
              if (errors.length > 0) setAttempt(attempt + 1);
              else submit.mutate(null);
            }}
          >
            {t('update.submit')}
          </Button>
        </div>
      </section>
    </div>
  );
}
