import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../words.ts';

/** What a vote weighs, beside who gave it. */
export function VoteTag({
  vote,
}: {
  readonly vote: { readonly weight: number; readonly casting: boolean; readonly tied?: boolean } | null;
}) {
  const { t } = useWords();
  if (!vote) return null;
  return (
    <>
      <Tag tone="quiet">{t('wb.vote.weight', { n: vote.weight })}</Tag>
      {vote.casting && (
        <>
          {' '}
          <Tag tone="brand">{t('wb.vote.casting')}</Tag>
        </>
      )}
      {vote.tied && (
        <>
          {' '}
          <Tag tone="warning">{t('wb.vote.before')}</Tag>
        </>
      )}
    </>
  );
}
