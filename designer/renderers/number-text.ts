/** Number as somebody types it: `12,000.5` or full width. A clean decimal becomes a number; anything else stays text for validation to refuse. */
export function parseNumber(text: string): number | string | undefined {
  const plain = text.replace(/[０-９．－，]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/[\s,]/g, '');
  if (plain === '') return undefined;
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(plain) ? Number(plain) : text;
}
export function showNumber(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : '';
}

const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿'];
/** Amount in 万元 as written in contracts: 12.5 → 壹拾贰万伍仟元整. Null when it isn't an amount of at most 2+4 decimals. */
export function amountInWords(wan: unknown): string | null {
  if (typeof wan !== 'number' || wan < 0 || wan >= 1e11) return null;
  const fen = Math.round(wan * 1e6);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const cent = fen % 10;
  if (fen === 0) return '零元整';
  const whole = yuan > 0 ? `${integerInWords(yuan)}元` : '';
  if (jiao === 0 && cent === 0) return `${whole}整`;
  return `${whole}${jiao > 0 ? `${digits[jiao]}角` : whole ? '零' : ''}${cent > 0 ? `${digits[cent]}分` : ''}`;
}
function integerInWords(value: number): string {
  let out = '';
  let gap = false;
  const text = String(value);
  for (let i = 0; i < text.length; i++) {
    const place = text.length - 1 - i;
    const digit = Number(text[i]);
    if (digit === 0) gap = true;
    else {
      out += `${gap && out ? '零' : ''}${digits[digit]}${places[place % 4]}`;
      gap = false;
    }
    if (place % 4 === 0 && place > 0) {
      const group = Math.floor(value / 10 ** place) % 10000;
      if (group > 0) out += groups[place / 4] ?? '';
    }
  }
  return out;
}
