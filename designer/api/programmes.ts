import { useQuery } from '@tanstack/react-query';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { GuideDto } from '../../engine/model/dto/guide.ts';
import type { ProgrammeDto, ProgrammeSummaryDto, WindowDto } from '../../engine/model/dto/programme.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import type { EligibilityDto, ProgrammeStandingDto } from '../../engine/model/dto/standing.ts';
import type { Vocabulary } from '../../engine/model/form.ts';
import { get } from './client.ts';
import { keys } from './keys.ts';

export interface DefinitionDto {
  readonly hash: string;
  readonly version: number;
  readonly package: ProgrammePackage;
}
const forever = { staleTime: Number.POSITIVE_INFINITY, gcTime: 3_600_000 };

/** The catalogue and the service guides, for anybody. */
export function useGuides() {
  return useQuery({ queryKey: keys.guides, queryFn: () => get<Page<ProgrammeSummaryDto>>('/public/programmes') });
}
export function useGuide(id: string) {
  return useQuery({ queryKey: keys.guide(id), queryFn: () => get<GuideDto>(`/public/programmes/${encodeURIComponent(id)}`) });
}
export function sampleUrl(id: string): string {
  return `/api/public/programmes/${encodeURIComponent(id)}/sample.pdf`;
}
/** How an enterprise stands against every programme. */
export function useStanding(uscc: string) {
  return useQuery({
    queryKey: keys.standing(uscc),
    queryFn: () => get<{ items: readonly ProgrammeStandingDto[] }>(`/enterprises/${uscc}/standing`),
    enabled: uscc !== '',
  });
}
export function useProgrammes() {
  return useQuery({ queryKey: keys.programmes, queryFn: () => get<Page<ProgrammeSummaryDto>>('/programmes') });
}
export function useProgramme(id: string) {
  return useQuery({ queryKey: keys.programme(id), queryFn: () => get<ProgrammeDto>(`/programmes/${encodeURIComponent(id)}`) });
}
export function useEligibility(id: string, uscc: string) {
  return useQuery({
    queryKey: keys.eligibility(id, uscc),
    queryFn: () => get<EligibilityDto>(`/programmes/${encodeURIComponent(id)}/eligibility`, { query: { uscc } }),
    enabled: uscc !== '',
  });
}
/** A published definition never changes: kept for the whole visit. */
export function useDefinition(hash: string | undefined) {
  return useQuery({
    queryKey: keys.definition(hash ?? ''),
    queryFn: () => get<DefinitionDto>(`/definitions/${hash}`),
    enabled: !!hash,
    ...forever,
  });
}
export function useWindows(programme: string) {
  return useQuery({
    queryKey: keys.windows(programme),
    queryFn: () => get<Page<WindowDto>>('/windows', { query: { programme } }),
  });
}
export function useVocabulary(id: string) {
  return useQuery({ queryKey: keys.vocabulary(id), queryFn: () => get<Vocabulary>(`/vocabularies/${id}`), ...forever });
}
