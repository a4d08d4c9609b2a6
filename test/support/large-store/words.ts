/** Enterprises, their people and districts, made up from a seed. */
import { usccCheck } from '../../../engine/forms/formats/uscc.ts';
import { draws } from '../../../engine/sandbox/chance.ts';

export interface LargeEnterprise {
  readonly uscc: string;
  readonly name: string;
  readonly district: string;
}

const first = [
  ...'晨星华恒瑞鼎盛泰安康宏远博信诚达嘉德润丰凯越腾龙金玉天海山河云林春秋东南北中正新永兴隆昌福祥和平顺利明亮光辉伟立本源创智慧',
];
const trades = [
  '轴承',
  '光电',
  '机械',
  '新材料',
  '生物',
  '电子',
  '软件',
  '农业',
  '环保',
  '能源',
  '装备',
  '物流',
  '食品',
  '医药',
  '建材',
  '化工',
];
const forms = ['有限公司', '科技有限公司', '科技股份有限公司', '制造有限公司', '实业有限公司', '科技发展有限公司'];

/** Names share common words (洛阳, 科技, a trade); two characters in the middle are rare. */
export function enterpriseOf(index: number, seed: number, districts: readonly string[]): LargeEnterprise {
  const draw = draws(seed * 7919 + index);
  const pick = <T>(all: readonly T[]) => all[Math.floor(draw() * all.length)] as T;
  const district = districts[districtAt(draw(), districts.length)] as string;
  const body = `9141030${index % 10}MA${index.toString().padStart(7, '0')}`;
  const name = `${draw() < 0.8 ? '洛阳' : '河南'}${pick(first)}${pick(first)}${pick(trades)}${pick(forms)}`;
  return { uscc: `${body}${usccCheck(body)}`, name, district };
}

/** Each district has two thirds of the one before; the last has nobody, the last but one hardly anybody. */
export function districtAt(draw: number, districts: number): number {
  const tiny = 0.0005;
  if (draw < tiny) return Math.max(0, districts - 2);
  const last = Math.max(1, districts - 2);
  const total = 1 - (2 / 3) ** last;
  return Math.min(last - 1, Math.floor(Math.log(1 - ((draw - tiny) / (1 - tiny)) * total) / Math.log(2 / 3)));
}
