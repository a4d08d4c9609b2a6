import { Button } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import { packageOf } from '../../../engine/model/studio.ts';
import { mayInstallDefinition } from '../../../engine/policy/definition.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { checkPackage, publishPackage } from '../../api/versions.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { toast } from '../../ui/toast.ts';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import { PackageFile } from './PackageFile.tsx';
import { PackageReport } from './PackageReport.tsx';
import { type ReadPackage, readPackage } from './read-package.ts';

/** A programme from a file: checked by the engine, its changes read in words, then published at once: the administrator's way. */
export function PublishPage() {
  const { t } = useWords();
  const [, navigate] = useLocation();
  const session = useSession();
  const [file, setFile] = useState<{ readonly name: string; readonly read: ReadPackage } | null>(null);
  const [asking, setAsking] = useState(false);
  const check = useCommand((pkg: ProgrammePackage) => checkPackage(pkg));
  const publish = useCommand(publishPackage, ({ id, version }) => {
    toast(t('wb.publish.done', { n: version }));
    navigate(wb.definition(id));
  });
  const take = async (chosen: File) => {
    check.reset();
    publish.reset();
    const read = await readPackage(chosen);
    setFile({ name: chosen.name, read });
    if ('document' in read) check.mutate(packageOf(read.document));
  };
  const pkg = file && 'document' in file.read ? packageOf(file.read.document) : null;
  const checked = check.data;
  const allowed = mayInstallDefinition(session.data?.user ?? null);
  const sound = checked?.problems.every(({ severity }) => severity !== 'error') ?? false;
  const ready = pkg !== null && sound && allowed && checked?.published?.same == null;
  const next = (checked?.published?.version ?? 0) + 1;
  return (
    <>
      <PageHeader
        back={{ to: wb.definitions, text: t('wb.definitions.title') }}
        title={t('wb.publish.title')}
        lead={t('wb.publish.lead')}
      />
      <PackageFile name={file?.name ?? null} onTake={(chosen) => void take(chosen)} />
      {file && 'wrong' in file.read && (
        <p className="lz-error" role="alert">
          {t(`wb.publish.wrong.${file.read.wrong}`, file.read.line === null ? {} : { line: file.read.line })}
        </p>
      )}
      {check.isPending && <PageSkeleton rows={3} />}
      {check.error && pkg && <ErrorNotice problem={check.error} onRetry={() => check.mutate(pkg)} />}
      {pkg && checked && (
        <PackageReport pkg={pkg} checked={checked} allowed={allowed}>
          {ready && (
            <Button type="primary" size="large" onClick={() => setAsking(true)}>
              {t('wb.publish.publish', { n: next })}
            </Button>
          )}
        </PackageReport>
      )}
      {asking && pkg && (
        <Dialog
          title={t('wb.publish.publish', { n: next })}
          onClose={() => setAsking(false)}
          closable={!publish.isPending}
          footer={
            <DialogActions
              action={t('wb.publish.publish', { n: next })}
              busy={publish.isPending}
              onAct={() => publish.mutate(pkg)}
              onClose={() => setAsking(false)}
            />
          }
        >
          <p>
            <b>{pkg.workflow.title}</b>
          </p>
          <p>{t('wb.publish.ask', { n: next })}</p>
          {publish.error && <ErrorNotice problem={publish.error} />}
        </Dialog>
      )}
    </>
  );
}
