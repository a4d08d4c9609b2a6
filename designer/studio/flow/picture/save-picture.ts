import type { ProgrammeDocument } from '../../../../engine/model/studio.ts';
import type { Speech } from '../step-words.ts';
import { fonts, type Picture, paper, pictureOf, svgOf } from './picture.ts';

interface Wanted {
  readonly kind: 'svg' | 'png';
  readonly words: Omit<Speech, 'workflow'>;
}
/** The largest canvas that browsers draw reliably, in pixels on a side. */
const most = 16_000;

/** Gives the flow to the browser as a file to keep. False when it is too large for a PNG. */
export async function savePicture({ workflow }: ProgrammeDocument, { kind, words }: Wanted): Promise<boolean> {
  const picture = pictureOf(workflow, words);
  const blob = kind === 'svg' ? new Blob([svgOf(picture)], { type: 'image/svg+xml' }) : await drawn(picture);
  if (!blob) return false;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${workflow.title || workflow.id}.${kind}`;
  link.click();
  // The download has begun with the click; a moment later nothing needs the address.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return true;
}

async function drawn(picture: Picture): Promise<Blob | null> {
  const { width, height } = picture;
  const scale = Math.min(2, most / Math.max(width, height));
  if (scale < 0.5) return null;
  const url = URL.createObjectURL(new Blob([svgOf(picture, false)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.scale(scale, scale);
    context.drawImage(image, 0, 0, width, height);
    await write(context, picture);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Writes the texts with the fonts of the page, fetching what of them isn't there yet. */
async function write(context: CanvasRenderingContext2D, { texts }: Picture): Promise<void> {
  await document.fonts.load(`16px ${fonts}`, texts.map(({ content }) => content).join(''));
  context.lineJoin = 'round';
  context.strokeStyle = paper;
  context.lineWidth = 5;
  for (const { x, y, content, size, fill, weight, onLine } of texts) {
    context.font = `${weight} ${size}px ${fonts}`;
    context.textAlign = onLine ? 'center' : 'start';
    context.fillStyle = fill;
    if (onLine) context.strokeText(content, x, y);
    context.fillText(content, x, y);
  }
}
