import type { HistoryItemDto } from '../../../engine/model/dto/case.ts';

export type HistoryKind = 'all' | 'decisions' | 'work' | 'system';
export interface HistoryFilter {
  readonly kind: HistoryKind;
  /** Words that all have to stand in the sentence, the reason, the step or the name. */
  readonly words: string;
}

/** Items that the filter lets through, newest first. */
export function filterHistory(items: readonly HistoryItemDto[], { kind, words }: HistoryFilter): HistoryItemDto[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return items
    .filter((item) => kind === 'all' || kindOf(item) === kind)
    .filter((item) => wanted.length === 0 || wanted.every((word) => textOf(item).includes(word)))
    .toSorted((a, b) => b.seq - a.seq);
}

/** A decision, other work of people, or what happened by itself. */
function kindOf(item: HistoryItemDto): Exclude<HistoryKind, 'all'> {
  if (item.type === 'task.completed' && item.outcome !== null) return 'decisions';
  return item.by === 'system' ? 'system' : 'work';
}

function textOf({ text, reason, stepTitle, byName, notes }: HistoryItemDto): string {
  return [text, reason, stepTitle, byName, ...notes.map((note) => note.reason)].join('\n').toLowerCase();
}
