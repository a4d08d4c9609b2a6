import { isMobile } from './mobile.ts';

/** Fixed line with area code (Luoyang 0379), optional extension, or a mobile number. */
export function isPhone(number: string): boolean {
  return /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/.test(number) || isMobile(number);
}
