import { useQuery } from '@tanstack/react-query';
import type { Calendar, CalendarYear } from '../../engine/calendar/calendar.ts';
import { get } from '../api/client.ts';
import { useSession } from '../api/session.ts';

/** The office calendar as the server keeps it; null until it has answered. Read once an hour at most. */
export function useWorkCalendar(): Calendar | null {
  const { data } = useQuery({
    queryKey: ['calendar'],
    queryFn: () => get<{ years: readonly CalendarYear[] }>('/calendar'),
    select: toCalendar,
    staleTime: 3_600_000,
  });
  return data ?? null;
}

function toCalendar(answer: { readonly years: readonly CalendarYear[] }): Calendar {
  return { years: Object.fromEntries(answer.years.map((year) => [year.year, year])) };
}

/** Today in Asia/Shanghai as the server counts it (YYYY-MM-DD). */
export function useToday(): string {
  const { data } = useSession();
  return data?.today ?? '';
}
