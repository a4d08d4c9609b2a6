import type { workbench as zh } from '../zh-CN/workbench.ts';

export const workbench: Record<keyof typeof zh, string> = {};
