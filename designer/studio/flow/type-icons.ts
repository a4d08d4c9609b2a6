/** A line drawing for each type of step, 20 by 20: on cards, in the menu and in pictures. */
import type { StepType } from '../../../engine/model/steps.ts';

export const iconPaths: Readonly<Record<StepType, string>> = {
  form: 'M5 3h10v14H5zM8 7h4M8 10h4M8 13h2',
  review: 'M4 10l4 4 8-8',
  correct: 'M13 4l3 3-8 8-4 1 1-4zM4 18h12',
  decide: 'M10 3l7 7-7 7-7-7z',
  compute: 'M5 3h10v14H5zM8 6h4M8 10h1M11 10h1M8 13h1M11 13h1',
  parallel: 'M10 3v3M4 9h12M4 9v5M10 9v5M16 9v5M10 6v3',
  each: 'M7 5h10M7 10h10M7 15h10M3 5h1M3 10h1M3 15h1',
  notice: 'M4 8v4l8 4V4zM12 7c2 1 2 5 0 6M6 12v4',
  batch: 'M4 15c0-3 2-4 3-4s3 1 3 4M10 15c0-3 2-4 3-4s3 1 3 4M7 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4M13 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  score: 'M10 3l2 5h5l-4 3 2 6-5-4-5 4 2-6-4-3h5z',
  service: 'M6 14a3 3 0 0 1 0-6 4 4 0 0 1 8-1 3 3 0 0 1 1 7z',
  wait: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M10 6v4l3 2',
  notify: 'M3 5h14v10H3zM3 5l7 6 7-6',
  register: 'M5 3h10v14l-5-3-5 3zM8 7h4',
  case: 'M3 6h5l2 2h7v8H3zM12 10v4M10 12h4',
  end: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M7 7h6v6H7z',
};
