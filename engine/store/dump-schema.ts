/** The schema as text, in a stable order: committed as `schema.<dialect>.sql`, so that a migration shows what it changes. */
import type { Connection } from './connection.ts';
import type { Dialect } from './dialect.ts';

export async function dumpSchema(connection: Connection, dialect: Dialect): Promise<string> {
  const lines = dialect.name === 'sqlite' ? await dumpSqlite(connection) : await dumpPostgres(connection);
  return `-- Generated: what the migrations of engine/store make of an empty database (${dialect.name}). Never edit.\n${lines.join('\n')}\n`;
}

async function dumpSqlite(connection: Connection): Promise<string[]> {
  const rows = await connection.all<{ sql: string }>(
    "select sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by tbl_name, type desc, name",
  );
  return rows.map((row) => `${row.sql.replace(/\s+/g, ' ')};`);
}

async function dumpPostgres(connection: Connection): Promise<string[]> {
  const columns = await connection.all<{ table: string; line: string }>(
    `select c.relname as table, format('%I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
       case when co.collname <> 'default' then format(' collate %I', co.collname) else '' end,
       case when a.attnotnull then ' not null' else '' end, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum left join pg_collation co on co.oid = a.attcollation
     where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum`,
  );
  // Since version 18 PostgreSQL also lists not-null constraints here; columns say that already.
  const constraints = await connection.all<{ table: string; line: string }>(
    `select c.relname as table, pg_get_constraintdef(k.oid) as line from pg_constraint k join pg_class c on c.oid = k.conrelid
     join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and k.contype <> 'n' order by c.relname, k.contype, 2`,
  );
  const indexes = await connection.all<{ line: string }>(
    `select i.indexdef || ';' as line from pg_indexes i where i.schemaname = 'public'
     and not exists (select 1 from pg_constraint k where k.conname = i.indexname) order by i.tablename, i.indexname`,
  );
  const tables = [...new Set(columns.map((row) => row.table))].map((table) => {
    const of = (rows: { table: string; line: string }[]) => rows.filter((row) => row.table === table).map((row) => row.line);
    return `create table ${table} (${[...of(columns), ...of(constraints)].join(', ')});`;
  });
  return [...tables, ...indexes.map((row) => row.line)];
}
