import type { ReactNode } from 'react';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { CheckedDto } from '../../../engine/model/dto/version.ts';
import { ActionLink } from '../../ui/ActionLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { wb } from '../paths.ts';
import { Changes } from '../versions/ChangeList.tsx';
import { useWords } from '../words.ts';
import { ProblemList } from './ProblemList.tsx';

interface Props {
  readonly pkg: ProgrammePackage;
  readonly checked: CheckedDto;
  /** May the reader publish for the owner? */
  readonly allowed: boolean;
  /** What can be done now. */
  readonly children: ReactNode;
}

/** What the engine says of a package: what has to be mended, what it replaces, what changes. */
export function PackageReport({ pkg, checked, allowed, children }: Props) {
  const { t } = useWords();
  const { problems, published } = checked;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const title = typeof pkg.workflow?.title === 'string' ? pkg.workflow.title : t('wb.publish.untitled');
  const same = published?.same ?? null;
  const warnings = problems.length - errors;
  const sound = warnings > 0 ? t('wb.publish.warnings', { n: warnings }) : t('wb.definitions.sound');
  const said = errors > 0 ? t('wb.publish.errors', { n: errors }) : sound;
  return (
    <>
      <Card title={title} tone={errors > 0 ? 'negative' : 'positive'}>
        <div className="lz-stack">
          <div role="status">
            <p>{said}</p>
            {errors === 0 && !allowed && <p>{t('wb.publish.notYours')}</p>}
            {errors === 0 && same !== null && (
              <p>{t(same === published?.version ? 'wb.publish.sameNewest' : 'wb.publish.sameOlder', { n: same })}</p>
            )}
            {errors === 0 && published === null && <p>{t('wb.publish.new')}</p>}
            {errors === 0 && published && same === null && (
              <p>{t('wb.publish.replaces', { n: published.version, running: published.running })}</p>
            )}
          </div>
          {problems.length > 0 && <ProblemList problems={problems} />}
          {same !== null && typeof pkg.workflow?.id === 'string' && (
            <p>
              <ActionLink to={wb.definition(pkg.workflow.id)}>{t('wb.versions.title')}</ActionLink>
            </p>
          )}
          {children && <div>{children}</div>}
        </div>
      </Card>
      {errors === 0 && allowed && published && same === null && (
        <Card title={t('wb.publish.changes', { n: published.version })}>
          <Changes changes={published.changes} />
        </Card>
      )}
    </>
  );
}
