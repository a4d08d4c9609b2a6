/** Numbers and classes of patents (domain: application numbers since 2003, ZC 0006-2003; IPC; Locarno is a plain pattern). */
const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];

/**
 * Application number: four digits of the year, one of the kind (1 invention, 2 utility model, 3 design), seven of the sequence, and a
 * check character (mod 11, `X` for ten) that may be left off. Expects it without a dot.
 */
export function isPatentNumber(number: string): boolean {
  if (!/^20\d{2}[1-3]\d{7}[\dX]?$/.test(number)) return false;
  return number.length === 12 || patentCheck(number) === number[12];
}

/** Check character of the first twelve digits. */
export function patentCheck(number: string): string {
  let sum = 0;
  for (const [index, weight] of weights.entries()) sum += Number(number[index]) * weight;
  return '0123456789X'[sum % 11]!;
}

/** `ZL 2023 1 0000001.5`, `CN202310000001.5` → `2023100000015`. */
export function normalisePatentNumber(text: string): string {
  return text.replace(/^(ZL|CN)/, '').replace(/[.\s]/g, '');
}

/** International Patent Classification: section, class, subclass, and perhaps group (`F16C 33/38`, `F16C`). */
export function isIpc(code: string): boolean {
  return /^[A-H]\d{2}[A-Z](\d{1,4}\/\d{2,6})?$/.test(code);
}
