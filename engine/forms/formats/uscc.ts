/** Unified social credit code, GB 32100-2015: 18 characters without I, O, S, V, Z; the last is a check character (mod 31). */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** True for a code with the right shape and check character. Expects a normalised (half-width, upper-case) text. */
export function isUscc(code: string): boolean {
  return /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code) && usccCheck(code) === code[17];
}

/** Check character for the first 17 characters, or '' when one of them isn't in the alphabet. */
export function usccCheck(code: string): string {
  let sum = 0;
  for (const [index, weight] of weights.entries()) {
    const value = alphabet.indexOf(code[index] ?? ' ');
    if (value < 0) return '';
    sum += value * weight;
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? '';
}
