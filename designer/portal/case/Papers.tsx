import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { CaseDto } from '../../../engine/model/dto/case.ts';
import { applicationUrl, letterUrl, useFlow } from '../../api/cases.ts';
import { certificateUrl } from '../../api/registries.ts';
import { useText } from '../../app/locale.tsx';
import { paths } from '../../app/paths.ts';
import { TextLink } from '../../ui/ActionLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { CorrectionLink } from '../../ui/CorrectionLink.tsx';

/** Everything on paper of a case, its public notices, and its messages. */
export function Papers({ kase, pkg }: { kase: CaseDto; pkg: ProgrammePackage }) {
  const t = useText();
  const flow = useFlow(kase.id);
  const notices = (flow.data?.nodes ?? []).filter(({ type, state }) => type === 'notice' && (state === 'live' || state === 'done'));
  const known = new Set(Object.entries(pkg.workflow.steps).flatMap(([id, step]) => (step.type === 'notice' ? [id] : [])));
  return (
    <Card title={t('case.papers')}>
      <ul className="lz-papers">
        <li>
          <a className="lz-link" href={applicationUrl(kase.id)} download>
            {t('print.download')}
          </a>
        </li>
        <li>
          <CorrectionLink kase={kase} />
        </li>
        {kase.letter ? (
          <li>
            <a className="lz-link" href={letterUrl(kase.id)} download>
              {t('letter.download')}
            </a>
          </li>
        ) : null}
        {kase.certificate ? (
          <li>
            <a className="lz-link" href={certificateUrl(kase.certificate.entry)} download>
              {t('certificate.download')}
            </a>
          </li>
        ) : null}
        {notices
          .filter(({ id }) => known.has(id))
          .map(({ id, title }) => (
            <li key={id}>
              <TextLink to={paths.notice(`${kase.id}.${id}`)}>{t('case.notice', { title })}</TextLink>
            </li>
          ))}
        <li>
          <TextLink to={paths.caseMessages(kase.id)}>{t('case.messages')}</TextLink>
        </li>
      </ul>
    </Card>
  );
}
