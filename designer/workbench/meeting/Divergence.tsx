import type { BatchMemberDto } from '../../../engine/model/dto/registry.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../words.ts';
import { divergenceText } from './divergence-text.ts';

/** 分歧提示: experts of this case are of different minds, so that the meeting looks at why. Nothing where they agree. */
export function Divergence({ member }: { readonly member: BatchMemberDto }) {
  const { t } = useWords();
  if (member.divergence.length === 0) return null;
  return (
    <span className="wb-two-line">
      <span>
        <Tag tone="warning">{t('wb.agenda.diverges')}</Tag>
      </span>
      {member.divergence.map((one) => (
        <small key={one.title}>{divergenceText(one, t)}</small>
      ))}
    </span>
  );
}
