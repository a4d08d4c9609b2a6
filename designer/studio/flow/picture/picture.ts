/** The whole flow as a picture: drawn from the layout, with colours of its own, so that it looks the same in a document. */
import type { WorkflowDefinition } from '../../../../engine/model/definition.ts';
import { isAhead, readFlow } from '../../../document/flow/flow.ts';
import { absolute, type Box, type LaidStep, type LaidWay, layoutOf, type Point } from '../graph/layout.ts';
import { roundedPath } from '../graph/path.ts';
import { isStepType, peopleOf, type Speech, timeOf, titleOf, typeOf, wayName } from '../step-words.ts';
import { iconPaths } from '../type-icons.ts';
import { clipped } from './clipped.ts';

export interface Text extends Point {
  readonly content: string;
  readonly size: number;
  readonly fill: string;
  readonly weight: number;
  /** Centred, with a rim that keeps lines away. */
  readonly onLine: boolean;
}
/** Shapes and texts apart: a canvas writes texts with the fonts of the page, which a picture in a picture doesn't have. */
export interface Picture {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** Elements of SVG. */
  readonly shapes: readonly string[];
  readonly texts: readonly Text[];
}
type Words = Omit<Speech, 'workflow'>;

export const fonts = "'Noto Sans SC Variable','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif";
const ink = '#17242e';
const quiet = '#4a5a66';
export const paper = '#ffffff';
const margin = 24;
const heading = 52;

export function pictureOf(workflow: WorkflowDefinition, words: Words): Picture {
  const layout = layoutOf(readFlow(workflow).root);
  const boxes = absolute(layout);
  const at = (group: string | null) => {
    const box = group === null ? undefined : boxes.get(group);
    return { x: (box?.x ?? 0) + margin, y: (box?.y ?? 0) + margin + heading };
  };
  const title = (words.english && workflow.titleEn) || workflow.title || workflow.id;
  const shapes: string[] = [];
  const texts: Text[] = [{ x: margin, y: margin + 16, content: title, size: 20, fill: ink, weight: 600, onLine: false }];
  for (const laid of layout.steps) drawStep(laid, at(laid.group), { ...words, workflow }, shapes, texts);
  for (const way of layout.ways) drawWay(way, at(way.group), { ...words, workflow }, shapes, texts);
  const right = Math.max(layout.width, ...layout.ways.flatMap(({ group, points }) => points.map(({ x }) => x + at(group).x - margin)));
  return { title, width: Math.ceil(right) + 2 * margin, height: Math.ceil(layout.height) + 2 * margin + heading, shapes, texts };
}

function drawStep({ place, isGroup, ...laid }: LaidStep & Box, origin: Point, words: Speech, shapes: string[], texts: Text[]): void {
  const { width, height } = laid;
  const [x, y] = [laid.x + origin.x, laid.y + origin.y];
  const type = isStepType(place.step.type) ? place.step.type : null;
  const strip = isGroup ? 46 : height;
  shapes.push(
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${isGroup ? '#f4f6f8' : paper}" stroke="#8695a0"/>`,
    `<rect x="${x}" y="${y}" width="4" height="${strip}" rx="2" fill="${colourOf(type)}"/>`,
  );
  if (type)
    shapes.push(
      `<path transform="translate(${x + 12},${y + 6}) scale(.8)" d="${iconPaths[type]}" fill="none" stroke="${quiet}" stroke-width="1.6"/>`,
    );
  const write = (dx: number, dy: number, content: string, size: number, fill: string, weight = 400) => {
    if (content !== '') texts.push({ x: x + dx, y: y + dy, content, size, fill, weight, onLine: false });
  };
  const more = [peopleOf(place, words), timeOf(place, words)].filter((one) => one !== '').join('  ');
  write(32, 18, typeOf(place, words), 12, quiet);
  write(14, 40, clipped(titleOf(place, words.english), 15, width - 24), 15, ink, 600);
  if (!isGroup) write(14, 61, clipped(more, 12, width - 24), 12, quiet);
}

function drawWay({ edges, points, label, isReturn }: LaidWay, origin: Point, words: Speech, shapes: string[], texts: Text[]): void {
  const move = ({ x, y }: Point) => ({ x: x + origin.x, y: y + origin.y });
  const aside = !edges.some(isAhead);
  const dash = aside ? ' stroke-dasharray="2 4"' : isReturn ? ' stroke-dasharray="6 4"' : '';
  const colour = isReturn && !aside ? '#a06000' : '#5d6c77';
  shapes.push(
    `<path d="${roundedPath(points.map(move))}" fill="none" stroke="${colour}" stroke-width="1.6"${dash} marker-end="url(#arrow)"/>`,
  );
  const content = [...new Set(edges.map((edge) => wayName(edge, words)))].filter((one) => one !== '').join(' / ');
  const { x, y } = move(label);
  if (content !== '') texts.push({ x, y: y + 4, content, size: 13, fill: ink, weight: 400, onLine: true });
}

/** @param withTexts without them where a canvas writes them itself */
export function svgOf({ title, width, height, shapes, texts }: Picture, withTexts = true): string {
  const rim = ` text-anchor="middle" stroke="${paper}" stroke-width="5" stroke-linejoin="round" paint-order="stroke"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${fonts}" role="img">`,
    `<title>${escaped(title)}</title>`,
    '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="#5d6c77"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    ...shapes,
    ...(withTexts ? texts : []).map(
      ({ x, y, content, size, fill, weight, onLine }) =>
        `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}"${onLine ? rim : ''}>${escaped(content)}</text>`,
    ),
    '</svg>',
  ].join('\n');
}

function colourOf(type: string | null): string {
  if (type === 'form' || type === 'correct') return '#0c7169';
  if (type === 'end') return quiet;
  return ['decide', 'compute', 'service', 'notify'].includes(type ?? '') ? '#8a5a00' : '#0f4c75';
}

const escaped = (content: string) => content.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
