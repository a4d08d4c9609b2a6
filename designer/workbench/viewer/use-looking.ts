import { useMemo, useRef, useState } from 'react';
import { stepFrom, type Zoom } from './zoom.ts';

/** How one material is looked at: zoom and turn. */
export interface Looking {
  readonly zoom: Zoom;
  /** Quarter turns clockwise, in degrees. */
  readonly rotation: number;
  readonly setZoom: (zoom: Zoom) => void;
  readonly larger: () => void;
  readonly smaller: () => void;
  readonly turn: () => void;
  /** Told by who draws: the factor that the zoom came to. */
  readonly report: (scale: number) => void;
}

/** `start`: what a material begins with; another material begins anew. */
export function useLooking(material: string, start: Zoom): Looking {
  const [seen, setSeen] = useState(material);
  const [zoom, setZoom] = useState<Zoom>(start);
  const [rotation, setRotation] = useState(0);
  const scale = useRef(1);
  if (seen !== material) {
    setSeen(material);
    setZoom(start);
    setRotation(0);
  }
  return useMemo(
    () => ({
      zoom,
      rotation,
      setZoom,
      larger: () => setZoom(stepFrom(scale.current, 1)),
      smaller: () => setZoom(stepFrom(scale.current, -1)),
      turn: () => setRotation((before) => (before + 90) % 360),
      report: (now) => {
        scale.current = now;
      },
    }),
    [zoom, rotation],
  );
}
