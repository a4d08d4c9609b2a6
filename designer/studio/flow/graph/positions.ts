/** Where somebody dragged boxes to, by draft: how one looks at a flow is no part of the programme, so it stays in the browser. */
import type { Point } from './layout.ts';

type Positions = Readonly<Record<string, Point>>;

const keyOf = (draft: string) => `liuzhuan.studio.positions.${draft}`;
const isPoint = (value: unknown): value is Point =>
  typeof value === 'object' && value !== null && Number.isFinite((value as Point).x) && Number.isFinite((value as Point).y);

export function storedPositions(draft: string): Positions {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(draft)) ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, Point] => isPoint(entry[1])));
  } catch {
    return {};
  }
}
export function rememberPosition(draft: string, step: string, { x, y }: Point): void {
  keep(draft, { ...storedPositions(draft), [step]: { x: Math.round(x), y: Math.round(y) } });
}
export function forgetPositions(draft: string): void {
  keep(draft, {});
}

function keep(draft: string, positions: Positions): void {
  try {
    if (Object.keys(positions).length === 0) localStorage.removeItem(keyOf(draft));
    else localStorage.setItem(keyOf(draft), JSON.stringify(positions));
  } catch {
    // Without storage boxes stand where the layout puts them next time.
  }
}
