/** Organisations and users as tables. */
import type { PeopleReportDto } from '../../engine/model/dto/admin.ts';
import { refreshAdmin } from './admin.ts';
import { post } from './client.ts';

export type PeopleKind = 'organisations' | 'users';
type Rows = readonly Readonly<Record<string, string>>[];

export const previewPeople = (kind: PeopleKind, rows: Rows) => post<PeopleReportDto>('/admin/people/preview', { kind, rows });
export async function importPeople(kind: PeopleKind, rows: Rows): Promise<PeopleReportDto> {
  const report = await post<PeopleReportDto>('/admin/people/import', { kind, rows });
  await refreshAdmin();
  return report;
}
export const exportPeople = (kind: PeopleKind) => post<{ kind: PeopleKind; rows: Rows }>('/admin/people/export', { kind });
