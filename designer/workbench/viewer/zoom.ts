/** How large a material is shown: fitted, or by a factor of its own size. */
export type Zoom = 'width' | 'page' | number;

const steps = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4, 5] as const;
const least = steps[0];
const most = 5;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The factor that a zoom means for a thing of this size in this room. A thing that fits is not blown up beyond `largest`. */
export function scaleOf(zoom: Zoom, thing: Size, room: Size, largest = 3): number {
  if (typeof zoom === 'number') return zoom;
  if (thing.width <= 0 || thing.height <= 0 || room.width <= 0) return 1;
  const byWidth = room.width / thing.width;
  const scale = zoom === 'width' ? byWidth : Math.min(byWidth, Math.max(1, room.height) / thing.height);
  return Math.min(Math.max(scale, 0.05), largest);
}

/** The next larger (or smaller) step from a factor. */
export function stepFrom(scale: number, direction: 1 | -1): number {
  const next = direction === 1 ? steps.find((step) => step > scale * 1.01) : steps.findLast((step) => step < scale * 0.99);
  return next ?? (direction === 1 ? most : least);
}

export function pinched(scale: number, ratio: number): number {
  return Math.min(most, Math.max(least, scale * ratio));
}

/** Sides of a thing turned by quarter turns. */
export function turned({ width, height }: Size, rotation: number): Size {
  return rotation % 180 === 0 ? { width, height } : { width: height, height: width };
}
