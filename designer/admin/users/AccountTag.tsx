import type { AccountDto } from '../../../engine/model/dto/admin.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useAdminWords } from '../words.tsx';

const tones = { active: 'positive', locked: 'negative', left: 'quiet' } as const;

/** State of an account, and whether its one-time password is still out. */
export function AccountTag({ account }: { readonly account: Pick<AccountDto, 'state' | 'mustChange'> }) {
  const { say } = useAdminWords();
  if (account.state === 'active' && account.mustChange) return <Tag tone="warning">{say('ad.state.invited')}</Tag>;
  return <Tag tone={tones[account.state]}>{say(`ad.state.${account.state}`)}</Tag>;
}
