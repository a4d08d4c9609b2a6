import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { PlayedDto } from '../../../engine/model/dto/tryout.ts';
import type { ScenarioStep } from '../../../engine/model/scenario.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { post } from '../../api/client.ts';
import { useLocale } from '../../app/locale.tsx';
import { useChecking, useDocumentPart, useStudio } from '../studio.ts';

export interface Run {
  readonly title: string;
  /** YYYY-MM-DD */
  readonly start: string;
  /** How lots fall, by step. */
  readonly lots?: Readonly<Record<string, boolean>>;
  readonly steps: readonly ScenarioStep[];
}

/** The run played on the draft as it is now, from its beginning. A draft with errors isn't played. */
export function usePlay(run: Run) {
  const { problems } = useStudio();
  const checking = useChecking();
  const { language } = useLocale();
  const document = useDocumentPart((whole) => whole);
  const edition = useEdition(document);
  const sound = problems !== null && !checking && problems.every(({ severity }) => severity !== 'error');
  return {
    sound: problems === null || checking ? null : sound,
    query: useQuery({
      queryKey: ['studio', 'play', edition, language, run],
      queryFn: ({ signal }) => post<PlayedDto>('/studio/play', { document: playable(document), scenario: run }, { signal }),
      enabled: sound,
      placeholderData: keepPreviousData,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
      retry: false,
      refetchOnWindowFocus: false,
    }),
  };
}

const playable = ({ workflow, forms, vocabularies, scenarios }: ProgrammeDocument) => ({ workflow, forms, vocabularies, scenarios });

/** Counts the documents seen: another object is another edition. */
function useEdition(document: ProgrammeDocument): number {
  const seen = useRef({ document, number: 0 });
  if (seen.current.document !== document) seen.current = { document, number: seen.current.number + 1 };
  return seen.current.number;
}
