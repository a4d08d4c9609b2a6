import type { Dialect } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/**
 * What lists and searches need among a million cases: pairs of neighbouring characters of each enterprise's name, and an index for
 * each way in which lists are narrowed and then shown in order.
 */
export const largeStores: Migration = {
  number: 14,
  name: '0014-large-stores',
  up: ({ name, text, clustered }) => [
    `create table enterprise_name_parts (
      part ${text} not null, uscc ${text} not null, primary key (part, uscc))${clustered}`,
    // As `partsOf` of `name-parts.ts` makes them; the blank stands for the end of a name.
    `insert into enterprise_name_parts (part, uscc)
      with recursive places (place) as (select 1 union all select place + 1 from places where place < 400)
      select distinct substr(lower(trim(e.name)) || ' ', p.place, 2), e.uscc
      from enterprises e join places p on p.place <= length(trim(e.name))`,
    'create index cases_by_status on cases (status, id)',
    'create index cases_by_programme_status on cases (programme, status, id)',
    'create index cases_by_programme_district on cases (programme, district, id)',
    'create index cases_by_district_status on cases (district, status, id)',
    'create index tasks_of_group_programme on tasks (group_key, programme, case_id, id)',
    'create index tasks_of_group_district on tasks (group_key, district, case_id, id)',
    "create index tasks_by_district on tasks (group_key, district, opened_at, id) where status = 'open'",
    "create index tasks_unclaimed on tasks (group_key, opened_at, id) where status = 'open' and assignee is null",
    'create index registry_entries_by_id on registry_entries (registry, id)',
    'create index registry_entries_by_district on registry_entries (registry, district, id)',
    'create index messages_by_place on messages (user_id, created_at, id)',
    'drop index messages_by_time',
    `create table registry_counts (
      registry ${text} not null, programme ${text} not null, status ${text} not null, n integer not null,
      primary key (registry, programme, status))${clustered}`,
    'insert into registry_counts (registry, programme, status, n) select registry, programme, status, count(*) from registry_entries group by registry, programme, status',
    ...countEntries[name],
  ],
};

const counted = 'on conflict (registry, programme, status) do update set n = registry_counts.n + excluded.n';
/**
 * The database itself counts entries by their status, whoever writes them. On PostgreSQL once for a statement, in one order, so that
 * two nodes never wait for each other in a circle.
 */
const countEntries: Readonly<Record<Dialect['name'], readonly string[]>> = {
  sqlite: [
    `create trigger registry_entries_added after insert on registry_entries begin
      insert into registry_counts (registry, programme, status, n) values (new.registry, new.programme, new.status, 1) ${counted};
    end`,
    `create trigger registry_entries_changed after update of status on registry_entries when old.status <> new.status begin
      insert into registry_counts (registry, programme, status, n) values (old.registry, old.programme, old.status, -1) ${counted};
      insert into registry_counts (registry, programme, status, n) values (new.registry, new.programme, new.status, 1) ${counted};
    end`,
  ],
  postgres: [
    `create function count_added_entries() returns trigger language plpgsql as $$ begin
      insert into registry_counts (registry, programme, status, n)
        select registry, programme, status, count(*) from added group by 1, 2, 3 order by 1, 2, 3 ${counted};
      return null;
    end $$`,
    `create function count_changed_entries() returns trigger language plpgsql as $$ begin
      insert into registry_counts (registry, programme, status, n)
        select registry, programme, status, sum(n) from (
          select registry, programme, status, 1 as n from added union all select registry, programme, status, -1 from removed
        ) as moved group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3 ${counted};
      return null;
    end $$`,
    `create trigger registry_entries_added after insert on registry_entries
      referencing new table as added for each statement execute function count_added_entries()`,
    `create trigger registry_entries_changed after update on registry_entries
      referencing new table as added old table as removed for each statement execute function count_changed_entries()`,
  ],
};
