import type { WindowDto } from '../../../engine/model/dto/programme.ts';
import { post, request } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { queryClient } from '../../api/query-client.ts';

export type WindowSettings = Readonly<Record<string, string | number | boolean>>;
export interface WindowChange {
  readonly title: string;
  /** YYYY-MM-DD, both inclusive. */
  readonly opensOn: string;
  readonly closesOn: string;
  readonly settings: WindowSettings;
}
export interface WindowInput extends WindowChange {
  readonly programme: string;
}

function keepWindow(window: WindowDto): WindowDto {
  void queryClient.invalidateQueries({ queryKey: keys.windows(window.programme) });
  void queryClient.invalidateQueries({ queryKey: keys.programmes });
  return window;
}

export async function openWindow(input: WindowInput, idempotencyKey: string): Promise<WindowDto> {
  return keepWindow(await post<WindowDto>('/windows', input, { idempotencyKey }));
}

export async function changeWindow(id: string, change: WindowChange, idempotencyKey: string): Promise<WindowDto> {
  return keepWindow(await request<WindowDto>('PATCH', `/windows/${encodeURIComponent(id)}`, { body: change, idempotencyKey }));
}
