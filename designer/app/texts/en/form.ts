import type { form as zh } from '../zh-CN/form.ts';

export const form: Record<keyof typeof zh, string> = {};
