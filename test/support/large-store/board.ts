/** The board's rows of a large store: stages come with the templates, lights and validity from what was filled, counts from all three. */

import { families } from '../../../engine/store/board-rows.ts';
import type { Connection } from '../../../engine/store/connection.ts';
import type { LargeStoreSize } from './plan.ts';

export async function fillBoard(connection: Connection, dialect: 'sqlite' | 'postgres', { now }: LargeStoreSize): Promise<void> {
  const at = `'${now}'`;
  const light = `case when due_at is null then 'none' when due_at <= ${at} then 'red' when warn_at <= ${at} then 'yellow' else 'green' end`;
  const next = `case when due_at is null or due_at <= ${at} then null when warn_at > ${at} then warn_at else due_at end`;
  const place = dialect === 'sqlite' ? "instr(group_key, '@')" : "strpos(group_key, '@')";
  const lit = `${light}, coalesce(due_at, ''), ${next}`;
  const columns = 'case_id, task_id, kind, programme, district, scope, person, light, due_at, next_at';
  for (const { table, counts } of families) {
    if (table !== 'board_stages') await connection.exec(`delete from ${table}`);
    for (const of of counts) await connection.exec(`delete from ${of.table}`);
  }
  await connection.exec(
    `insert into board_open (${columns}) select id, '', 'case', programme, district, '', '', ${lit} from cases where status = 'running'`,
  );
  await connection.exec(
    `insert into board_open (${columns}) select case_id, id, 'task', programme, district,
      case when ${place} = 0 then '' else substr(group_key, ${place} + 1) end, coalesce(assignee, ''), ${lit}
      from tasks where status = 'open' and kind <> 'copy' and group_key not like 'applicant:%'`,
  );
  await connection.exec(
    `insert into board_spans (case_id, entry_id, span, registry, district, from_on, last_on)
      select case_id, id, 0, registry, district, valid_from, valid_to from registry_entries`,
  );
  for (const { counts } of families) {
    for (const { table, key, recount } of counts) {
      await connection.exec(`insert into ${table} (${key.join(', ')}, n) select ${key.join(', ')}, n from (${recount}) as counted`);
    }
  }
  await connection.exec('delete from board_changes');
  await connection.exec(`update board_state set revision = revision + 1, counted_at = ${at} where id = 1`);
}
