import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { compileForm } from '../../engine/forms/compile.ts';
import { emptyDraft } from '../../engine/forms/draft.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { Enterprise } from '../../engine/model/enterprise.ts';
import type { ApiProblem } from '../api/problem.ts';
import { useSession } from '../api/session.ts';
import { useLocale, useText } from '../app/locale.tsx';
import { FormView } from '../renderers/FormView.tsx';
import { createFormStore } from '../renderers/form-store.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';

interface Props {
  readonly title: string;
  readonly action: string;
  readonly danger?: boolean;
  readonly pkg: ProgrammePackage;
  /** Name of a form of the package; null: nothing to fill in. */
  readonly form: string | null;
  readonly enterprise: Enterprise;
  /** What it will do, said before it is done. */
  readonly consequence: ReactNode;
  readonly busy: boolean;
  readonly problem: ApiProblem | null;
  /** More to fill in, above the form. */
  readonly children?: ReactNode;
  /** False: the part above isn't filled in yet. */
  readonly ready?: () => boolean;
  readonly onSend: (data: Readonly<Record<string, unknown>>) => void;
  readonly onClose: () => void;
}

/** An act that brings data: their form by the programme, what it will do, and a button that says what it is. */
export function FormDialog(props: Props) {
  const {
    title,
    action,
    danger = false,
    pkg,
    form: name,
    enterprise,
    consequence,
    busy,
    problem,
    children,
    ready,
    onSend,
    onClose,
  } = props;
  const t = useText();
  const { language } = useLocale();
  const session = useSession().data;
  const today = session?.today ?? '';
  const form = name === null ? undefined : pkg.forms[name];
  const [tried, setTried] = useState<ApiProblem | null>(null);
  const store = useMemo(() => {
    if (!form) return null;
    const parameters = pkg.workflow.parameters ?? {};
    const compiled = compileForm(form, pkg.vocabularies, { parameters });
    const scope = { enterprise, today, parameters, applyType: null, lang: language };
    return createFormStore(compiled, scope, emptyDraft(compiled, scope));
  }, [form, pkg, enterprise, today, language]);
  if (problem && problem !== tried) {
    setTried(problem);
    if (problem.code === 'input.invalid') store?.refuse(problem.errors.map((item) => ({ ...item, params: {} })));
  }
  const send = () => {
    store?.showAll();
    const fits = ready?.() ?? true;
    const wrong = store?.errors().some((error) => error.level !== 'warn') ?? false;
    if (fits && !wrong) onSend(store?.presentation.data() ?? {});
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      closable={!busy}
      footer={
        <>
          <Button onClick={onClose} disabled={busy}>
            {t('common.cancel')}
          </Button>
          <Button type="primary" danger={danger} loading={busy} onClick={send}>
            {action}
          </Button>
        </>
      }
    >
      <div className="lz-stack">
        {children}
        {form && store ? (
          <FormView
            form={form}
            store={store}
            vocabularies={pkg.vocabularies}
            today={today}
            signer={session?.user.name ?? ''}
            prefix="act"
          />
        ) : null}
        <p className="lz-notice">{consequence}</p>
        {problem ? <ErrorNotice problem={problem} /> : null}
      </div>
    </Dialog>
  );
}
