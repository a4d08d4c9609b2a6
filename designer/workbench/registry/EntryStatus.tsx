import type { EntryDto } from '../../../engine/model/dto/registry.ts';
import type { EntryStatus } from '../../../engine/model/registry.ts';
import { useDefinition, useProgrammes } from '../../api/programmes.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../words.ts';

const tones = { valid: 'positive', suspended: 'warning', expired: 'quiet', revoked: 'negative', withdrawn: 'quiet' } as const;

export function EntryStatusTag({ status }: { readonly status: EntryStatus }) {
  const { t } = useWords();
  return <Tag tone={tones[status]}>{t(`wb.entry.${status}`)}</Tag>;
}

/** Marks in the words of the programme that sets them; the bare mark when its definition says no more about it. */
export function EntryFlags({ entry }: { readonly entry: EntryDto }) {
  const programmes = useProgrammes();
  const hash = entry.flags.length > 0 ? programmes.data?.items.find((p) => p.id === entry.programme)?.hash : undefined;
  const definition = useDefinition(hash);
  const missed = definition.data?.package.workflow.registries?.[entry.registry]?.yearlyUpdate?.onMiss;
  return entry.flags.map((flag) => (
    <Tag key={flag} tone="warning">
      {missed?.flag === flag ? missed.label : flag}
    </Tag>
  ));
}
