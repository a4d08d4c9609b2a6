/** Chinese titles as ids. The readings of characters weigh 300 kB; whoever needs them loads this file by itself. */
import { pinyin } from 'pinyin-pro';
import { asProgrammeId } from './blank.ts';

/** Longer ids are hard to read in an address. */
const most = 40;

/** How a title is read, as a programme's id that isn't `taken`: 人才奖励申报 gives `ren-cai-jiang-li-shen-bao`. Empty for a title without words. */
export function spelledId(title: string, taken: readonly string[]): string {
  const read = asProgrammeId(pinyin(title, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(' '));
  const end = read.length <= most ? most : read.lastIndexOf('-', most);
  const whole = read.slice(0, end > 0 ? end : most);
  let id = whole;
  for (let number = 2; id !== '' && taken.includes(id); number += 1) id = `${whole}-${number}`;
  return id;
}
