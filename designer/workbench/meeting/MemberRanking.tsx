import type { BatchMemberDto } from '../../../engine/model/dto/registry.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../words.ts';

const tones = { in: 'positive', exempt: 'positive', tied: 'warning', waiting: 'neutral', out: 'quiet' } as const;

/** What the ranking proposes for a member, why, and earlier meetings that held it back. */
export function MemberRanking({ member }: { readonly member: BatchMemberDto }) {
  const { t, day } = useWords();
  const { ranking, held } = member;
  return (
    <span className="wb-two-line">
      {ranking && (
        <span>
          <Tag tone={tones[ranking.place]}>{t(`wb.rank.place.${ranking.place}`)}</Tag>
          {ranking.promoted && <Tag tone="brand">{t('wb.rank.promoted')}</Tag>}
          {ranking.granted !== null && <span className="wb-numeric"> {t('wb.rank.granted', { n: ranking.granted })}</span>}
        </span>
      )}
      {ranking && <small>{ranking.why}</small>}
      {held.map((one) => (
        <small key={one.at}>{t('wb.rank.heldBefore', { date: day(one.at), reason: one.reason })}</small>
      ))}
    </span>
  );
}
