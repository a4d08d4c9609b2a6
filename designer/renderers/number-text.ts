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
/** What one of a unit of money is worth in 元; undefined for other currencies, whose amounts aren't put into words. */
export function yuanIn(unit: string): number | undefined {
  return { 元: 1, 千元: 1_000, 万元: 10_000, 百万元: 1_000_000, 亿元: 100_000_000 }[unit];
}
/**
 * Amount as written in contracts: 12.5 万元 → 壹拾贰万伍仟元整. `yuan`: what one of the unit is worth. Null when it isn't an amount down to
 * a 分, or there are no words for its unit.
 */
export function amountInWords(amount: unknown, yuanAUnit = 10_000): string | null {
  if (typeof amount !== 'number' || amount < 0 || amount * yuanAUnit >= 1e13) return null;
  const fen = Math.round(amount * yuanAUnit * 100);
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
