import { ActionLink } from '../ui/ActionLink.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useText } from './locale.tsx';
import { paths } from './paths.ts';

export function MissingPage() {
  const t = useText();
  return (
    <div className="lz-narrow">
      <PageHeader title={t('missing.title')} lead={t('missing.text')} />
      <ActionLink to={paths.home} kind="primary">
        {t('error.back')}
      </ActionLink>
    </div>
  );
}
