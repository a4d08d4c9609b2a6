import { isRealDate } from './date.ts';

/** Citizen identity number, GB 11643-1999: 6 digits of region, 8 of birth date, 3 of sequence and a check character (mod 11-2). */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** True for a number with a real birth date not after `today` (YYYY-MM-DD) and the right check character. Expects upper case. */
export function isIdCard(number: string, today: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return false;
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isRealDate(born) || born > today || born < '1880-01-01') return false;
  let sum = 0;
  for (const [index, weight] of weights.entries()) sum += Number(number[index]) * weight;
  return '10X98765432'[sum % 11] === number[17];
}

/** Personal information law: `410302********9014`. */
export function maskIdCard(number: string): string {
  return number.length >= 15 ? `${number.slice(0, 6)}${'*'.repeat(number.length - 10)}${number.slice(-4)}` : '*'.repeat(number.length);
}
