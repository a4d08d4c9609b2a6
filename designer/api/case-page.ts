import { useQuery } from '@tanstack/react-query';
import type { CaseClockDto, LastApplicationDto, MaterialLookDto, RelatedDto } from '../../engine/model/dto/case-page.ts';
import { get, put, request } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

interface Looks {
  readonly items: readonly MaterialLookDto[];
}
const at = (id: string, part: string) => `/cases/${encodeURIComponent(id)}/${part}`;

/** Which materials of a case the reader looked at, and the reader's notes. */
export function useLooks(id: string, officer: boolean) {
  return useQuery({ queryKey: keys.looks(id), queryFn: () => get<Looks>(at(id, 'looks')), enabled: officer });
}
export function useRelated(id: string) {
  return useQuery({ queryKey: keys.related(id), queryFn: () => get<RelatedDto>(at(id, 'related')) });
}
export function useCaseClock(id: string) {
  return useQuery({ queryKey: keys.clock(id), queryFn: () => get<CaseClockDto>(at(id, 'clock')) });
}
export function useLastApplication(id: string, wanted: boolean) {
  return useQuery({ queryKey: keys.lastApplication(id), queryFn: () => get<LastApplicationDto>(at(id, 'last')), enabled: wanted });
}
/** Keeps a look at a material, and shows it at once. */
export async function keepLook(id: string, file: string, look: { readonly looked: boolean; readonly note: string }): Promise<void> {
  const kept = await put<MaterialLookDto>(at(id, `looks/${file}`), look);
  queryClient.setQueryData<Looks>(
    keys.looks(id),
    (before) => before && { items: [...before.items.filter((one) => one.file !== file), kept] },
  );
}

/** Whether the reader follows the case 关注; `GET /api/cases/followed` lists them. */
export function useFollow(id: string) {
  return useQuery({ queryKey: keys.follow(id), queryFn: () => get<{ followed: boolean }>(at(id, 'follow')) });
}
export async function follow(id: string, on: boolean): Promise<void> {
  queryClient.setQueryData(keys.follow(id), await request<{ followed: boolean }>(on ? 'PUT' : 'DELETE', at(id, 'follow')));
  void queryClient.invalidateQueries({ queryKey: ['cases', 'list'] });
}

/** The whole case as one file. */
export function archiveUrl(id: string): string {
  return `/api${at(id, 'archive.zip')}`;
}
