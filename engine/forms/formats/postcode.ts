/** Postal code: six digits. */
export function isPostcode(code: string): boolean {
  return /^\d{6}$/.test(code);
}
