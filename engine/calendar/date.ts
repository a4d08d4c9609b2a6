/**
 * Dates are `YYYY-MM-DD` strings in Asia/Shanghai (UTC+8 without summer time since 1991), instants are UTC ISO-8601 strings.
 * Arithmetic runs on day numbers (days since 1970-01-01), never on local time.
 */
const MS_PER_DAY = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a `YYYY-MM-DD` string of a day that exists, years 0001–9999. */
export function isDate(value: unknown): value is string {
  const match = typeof value === 'string' ? DATE.exec(value) : null;
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Day number of a date. Throws RangeError when it isn't a date. */
export function dayNumber(date: string): number {
  if (!isDate(date)) throw new RangeError(`not a date: ${date}`);
  return Date.parse(`${date}T00:00:00.000Z`) / MS_PER_DAY;
}

/** Date of a day number. */
export function dateOfDay(day: number): string {
  const iso = new Date(day * MS_PER_DAY).toISOString();
  if (iso.length !== 24) throw new RangeError(`day out of range: ${day}`);
  return iso.slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days);
}

/** The corresponding day `months` later; the last day of the month where it has none (民法典 art. 202). */
export function addMonths(date: string, months: number): string {
  dayNumber(date);
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  if (toYear < 1 || toYear > 9999) throw new RangeError(`month out of range: ${date} ${months}`);
  return `${pad(toYear, 4)}-${pad(toMonth, 2)}-${pad(Math.min(day, daysInMonth(toYear, toMonth)), 2)}`;
}

export function addYears(date: string, years: number): string {
  return addMonths(date, years * 12);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export function weekday(date: string): number {
  return weekdayOfDay(dayNumber(date));
}

export function weekdayOfDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** The date in Asia/Shanghai at an instant. Throws RangeError when it isn't an instant. */
export function dateOf(instant: string): string {
  if (instant !== lastAsked.instant)
    lastAsked = { instant, date: dateOfDay(Math.floor((msOf(instant) + SHANGHAI_OFFSET_MS) / MS_PER_DAY)) };
  return lastAsked.date;
}
/** Deciding one event asks for the date of the same instant many times. */
let lastAsked = { instant: '', date: '' };

/** 00:00 Asia/Shanghai of a date, as an instant. */
export function startOfDay(date: string): string {
  return instantOf(dayNumber(date) * MS_PER_DAY - SHANGHAI_OFFSET_MS);
}

/** 24:00 Asia/Shanghai of a date, as an instant: the moment a deadline on that date expires. */
export function endOfDay(date: string): string {
  return instantOf((dayNumber(date) + 1) * MS_PER_DAY - SHANGHAI_OFFSET_MS);
}

export function addHours(instant: string, hours: number): string {
  return instantOf(msOf(instant) + hours * 3_600_000);
}

function msOf(instant: string): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`);
  return ms;
}

function instantOf(ms: number): string {
  return new Date(ms).toISOString();
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
