/** Mobile number of mainland China: 11 digits, 13–19. */
export function isMobile(number: string): boolean {
  return /^1[3-9]\d{9}$/.test(number);
}

/** `138****8000`. */
export function maskMobile(number: string): string {
  return number.length >= 8 ? `${number.slice(0, 3)}${'*'.repeat(number.length - 7)}${number.slice(-4)}` : '*'.repeat(number.length);
}

/** Drops the country code and the separators people type: `+86 138-0013-8000` is `13800138000`. */
export function normaliseMobile(text: string): string {
  return text.replace(/[\s-]/g, '').replace(/^(\+|00)86/, '');
}
