/** What the API schema offers, read from the catalog in a fixed order. */
import type { Sql } from 'postgres'

export interface Column {
  relation: string
  name: string
  type: string
  nullable: boolean
  has_default: boolean
  /** Neither inserted nor updated: a generated column or an identity that is always generated. */
  read_only: boolean
}

export interface Relation {
  name: string
  kind: 'table' | 'view'
  updatable: boolean
}

export interface ForeignKey {
  relation: string
  name: string
  columns: string[]
  one_to_one: boolean
  referenced: string
  referenced_columns: string[]
}

export interface ApiFunction {
  name: string
  names: string[] | null
  modes: string[] | null
  types: string[]
  all_types: string[]
  defaults: number
  returns: string
  returns_relation: string | null
  is_set: boolean
}

export interface Catalog {
  relations: Relation[]
  columns: Column[]
  foreignKeys: ForeignKey[]
  functions: ApiFunction[]
  enums: { name: string; labels: string[] }[]
}

/** Domains count as what they are made of. Types come as catalog names: `int4`, `_text` for an array of text. */
export async function readCatalog(sql: Sql): Promise<Catalog> {
  const relations = await sql<Relation[]>`
    select c.relname as name, case when c.relkind in ('r', 'p') then 'table' else 'view' end as kind,
      (pg_relation_is_updatable(c.oid, false) & 8) = 8 as updatable
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
    order by c.relname collate "C"`
  const columns = await sql<Column[]>`
    select c.relname as relation, a.attname as name,
      coalesce(base.typname, t.typname) as type,
      not (a.attnotnull or (t.typtype = 'd' and t.typnotnull)) as nullable,
      a.atthasdef or a.attidentity <> '' as has_default,
      a.attidentity = 'a' or a.attgenerated <> '' as read_only
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_type t on t.oid = a.atttypid
    left join pg_type base on base.oid = t.typbasetype and t.typtype = 'd'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      and a.attnum > 0 and not a.attisdropped
    order by c.relname collate "C", a.attname collate "C"`
  const foreignKeys = await sql<ForeignKey[]>`
    select c.relname as relation, k.conname as name, r.relname as referenced,
      array(select attname::text from unnest(k.conkey) with ordinality u(n, o)
        join pg_attribute on attrelid = k.conrelid and attnum = n order by o) as columns,
      array(select attname::text from unnest(k.confkey) with ordinality u(n, o)
        join pg_attribute on attrelid = k.confrelid and attnum = n order by o) as referenced_columns,
      exists (select from pg_constraint u where u.conrelid = k.conrelid and u.contype in ('p', 'u')
        and u.conkey <@ k.conkey and u.conkey @> k.conkey) as one_to_one
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_class r on r.oid = k.confrelid
    where k.contype = 'f' and k.conparentid = 0
      and c.relnamespace = 'public'::regnamespace and r.relnamespace = 'public'::regnamespace
    order by c.relname collate "C", k.conname collate "C"`
  const functions = await sql<ApiFunction[]>`
    select p.proname as name, p.proargnames as names, p.proargmodes::text[] as modes, p.pronargdefaults as defaults,
      array(select typname::text from unnest(p.proargtypes) with ordinality u(t, o)
        join pg_type on pg_type.oid = t order by o) as types,
      array(select typname::text from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality u(t, o)
        join pg_type on pg_type.oid = t order by o) as all_types,
      t.typname as returns, c.relname as returns_relation, p.proretset as is_set
    from pg_proc p
    join pg_type t on t.oid = p.prorettype
    left join pg_class c on c.oid = t.typrelid and c.relkind in ('r', 'p', 'v', 'm')
    where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and t.typname not in ('trigger', 'event_trigger')
    order by p.proname collate "C", pg_get_function_identity_arguments(p.oid)`
  const enums = await sql<{ name: string; labels: string[] }[]>`
    select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels
    from pg_type t join pg_enum e on e.enumtypid = t.oid
    where t.typnamespace = 'public'::regnamespace
    group by t.typname order by t.typname collate "C"`
  return { relations, columns, foreignKeys, functions, enums }
}
