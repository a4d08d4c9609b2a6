/** As much of a text as fits into so many px: a Chinese letter is as wide as it is high, others about half. */
export function clipped(content: string, size: number, width: number): string {
  let left = width;
  let shown = '';
  for (const letter of content) {
    left -= (letter.codePointAt(0) ?? 0) > 0x2e7f ? size : size * 0.56;
    if (left < size) return `${shown}…`;
    shown += letter;
  }
  return shown;
}
