/** Running cases go to another version, and back, as it is done: one designer asks, another one agrees. */
import type { DecidedMigrationDto, MigrationRequestDto, MigrationResultDto, UndoResultDto } from '../../engine/model/dto/version.ts';
import type { Migration } from '../../engine/model/migration.ts';
import type { World } from './world.ts';

export async function migrateByTwo(world: Pick<World, 'as'>, migration: Migration): Promise<MigrationResultDto> {
  const asked = await (await world.as('designer')).ask<MigrationRequestDto>('POST', '/api/migrations', {
    ...{ from: migration.from, to: migration.to, plan: migration.plan, note: '新版已发布' },
  });
  return (await agreed(world, asked)).applied as MigrationResultDto;
}

export async function undoByTwo(world: Pick<World, 'as'>, id: string): Promise<UndoResultDto> {
  const asked = await (await world.as('designer')).ask<MigrationRequestDto>('POST', `/api/migrations/${id}/undo`, { note: '迁移有误' });
  return (await agreed(world, asked)).undone as UndoResultDto;
}

async function agreed(world: Pick<World, 'as'>, { id }: MigrationRequestDto): Promise<DecidedMigrationDto> {
  return (await world.as('designer2')).ask('POST', `/api/migration-requests/${id}/decision`, { approve: true, note: '' });
}
