/** Sequences of numbers and calendar years. */
import { useQuery } from '@tanstack/react-query';
import type { CalendarPreviewDto, NoticeTextDto, SequenceDto } from '../../engine/model/dto/admin.ts';
import { refreshAdmin } from './admin.ts';
import { get, post, put } from './client.ts';
import { queryClient } from './query-client.ts';

export interface CalendarYearContent {
  readonly year: number;
  readonly source: string;
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
}
export interface CalendarYearDto extends CalendarYearContent {
  readonly status: string;
}

export function useSequences() {
  return useQuery({ queryKey: ['admin', 'sequences'], queryFn: () => get<{ items: readonly SequenceDto[] }>('/admin/sequences') });
}
export async function moveSequence(move: { readonly name: string; readonly next: number; readonly reason: string }): Promise<void> {
  await post('/admin/sequences/move', move);
  await refreshAdmin();
}

export function useTexts() {
  return useQuery({ queryKey: ['admin', 'texts'], queryFn: () => get<{ items: readonly NoticeTextDto[] }>('/admin/texts') });
}
const textAt = ({ template, language }: NoticeTextDto) => `/admin/texts/${template}/${language}`;
export async function saveText(text: NoticeTextDto, words: { readonly subject: string; readonly body: string }): Promise<void> {
  await put(textAt(text), { over: text.revision, ...words });
  await refreshAdmin();
}
export async function resetText(text: NoticeTextDto): Promise<void> {
  await post(`${textAt(text)}/reset`, { over: text.revision });
  await refreshAdmin();
}

export function useCalendarYears() {
  return useQuery({ queryKey: ['admin', 'calendar'], queryFn: () => get<{ years: readonly CalendarYearDto[] }>('/calendar') });
}
export const previewYear = ({ year, ...content }: CalendarYearContent) =>
  post<CalendarPreviewDto>(`/admin/calendar/${year}/preview`, content);
export async function importYear({ year, ...content }: CalendarYearContent): Promise<{ readonly cases: number }> {
  const answered = await put<{ cases: number }>(`/calendar/${year}`, content);
  // Dates of cases and tasks may have moved.
  await queryClient.invalidateQueries();
  return answered;
}
