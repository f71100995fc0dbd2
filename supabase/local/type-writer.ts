/** Writes a catalog as `supabase gen types typescript` would: same names, same order, same layout. */
import type { ApiFunction, Catalog, Column } from './type-catalog.ts'
import { HEAD, TAIL } from './type-templates.ts'

const SCALARS: Record<string, string> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  numeric: 'number',
  bytea: 'string',
  bpchar: 'string',
  varchar: 'string',
  date: 'string',
  text: 'string',
  citext: 'string',
  time: 'string',
  timetz: 'string',
  timestamp: 'string',
  timestamptz: 'string',
  uuid: 'string',
  json: 'Json',
  jsonb: 'Json',
  void: 'undefined',
  record: 'Record<string, unknown>',
}

const NOTHING = ['[_ in never]: never']

export function writeTypes(catalog: Catalog): string {
  const tables = catalog.relations.filter(({ kind }) => kind === 'table')
  const views = catalog.relations.filter(({ kind }) => kind === 'view')
  const lines = [
    ...block(
      'Tables',
      tables.flatMap(({ name }) => relation(catalog, name, true)),
    ),
    ...block(
      'Views',
      views.flatMap(({ name, updatable }) => relation(catalog, name, updatable)),
    ),
    ...block('Functions', functions(catalog)),
    ...block(
      'Enums',
      catalog.enums.flatMap(({ name, labels }) => choice(name, labels)),
    ),
    ...block('CompositeTypes', []),
  ]
  const constants =
    catalog.enums.length === 0
      ? ['Enums: {},']
      : ['Enums: {', ...indent(catalog.enums.flatMap(({ name, labels }) => constant(name, labels))), '},']
  return [
    HEAD,
    ...indent(['public: {', ...indent(lines), '}']),
    '}',
    '',
    TAIL,
    'export const Constants = {',
    ...indent(['public: {', ...indent(constants), '},']),
    '} as const',
    '',
  ].join('\n')
}

const indent = (lines: string[]) => lines.map((line) => (line ? `  ${line}` : line))
const block = (name: string, lines: string[]) => [
  `${name}: {`,
  ...indent(lines.length > 0 ? lines : NOTHING),
  '}',
]
const property = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name))

/** One line of a union as long as it fits, as prettier breaks it. */
function choice(name: string, labels: string[]): string[] {
  const line = `${property(name)}: ${labels.map((label) => JSON.stringify(label)).join(' | ')}`
  return line.length + 6 <= 80
    ? [line]
    : [`${property(name)}:`, ...labels.map((label) => `  | ${JSON.stringify(label)}`)]
}

function constant(name: string, labels: string[]): string[] {
  const line = `${property(name)}: [${labels.map((label) => JSON.stringify(label)).join(', ')}],`
  return line.length + 6 <= 80
    ? [line]
    : [`${property(name)}: [`, ...labels.map((label) => `  ${JSON.stringify(label)},`), '],']
}

function relation(catalog: Catalog, name: string, writable: boolean): string[] {
  const columns = catalog.columns.filter((column) => column.relation === name)
  const keys = catalog.foreignKeys.filter((key) => key.relation === name)
  const relationships = keys.flatMap((key) => [
    '{',
    `  foreignKeyName: ${JSON.stringify(key.name)}`,
    `  columns: ${JSON.stringify(key.columns).replaceAll(',', ', ')}`,
    `  isOneToOne: ${key.one_to_one}`,
    `  referencedRelation: ${JSON.stringify(key.referenced)}`,
    `  referencedColumns: ${JSON.stringify(key.referenced_columns).replaceAll(',', ', ')}`,
    '},',
  ])
  return block(property(name), [
    ...block(
      'Row',
      columns.map((column) => `${property(column.name)}: ${typeOf(catalog, column)}`),
    ),
    ...(writable
      ? [
          ...block(
            'Insert',
            columns.map((column) => input(catalog, column, 'insert')),
          ),
          ...block(
            'Update',
            columns.map((column) => input(catalog, column, 'update')),
          ),
        ]
      : []),
    ...(relationships.length > 0
      ? ['Relationships: [', ...indent(relationships), ']']
      : ['Relationships: []']),
  ])
}

const typeOf = (catalog: Catalog, column: Column) =>
  `${typeName(catalog, column.type)}${column.nullable ? ' | null' : ''}`

function input(catalog: Catalog, column: Column, use: 'insert' | 'update'): string {
  if (column.read_only) return `${property(column.name)}?: never`
  const optional = use === 'update' || column.nullable || column.has_default
  return `${property(column.name)}${optional ? '?' : ''}: ${typeOf(catalog, column)}`
}

function functions(catalog: Catalog): string[] {
  return [...Map.groupBy(catalog.functions, ({ name }) => name)].flatMap(([name, overloads]) => {
    if (overloads.length === 1 && overloads[0]) return signature(catalog, overloads[0], `${property(name)}: `)
    return [
      `${property(name)}:`,
      ...indent(overloads.flatMap((overload) => signature(catalog, overload, '| '))),
    ]
  })
}

function signature(catalog: Catalog, call: ApiFunction, lead: string): string[] {
  const inputs = call.modes
    ? (call.names ?? []).filter((_, i) => 'ibv'.includes(call.modes?.[i] ?? ''))
    : (call.names ?? [])
  const fields = inputs
    .map((name, index) => ({
      name,
      type: typeName(catalog, call.types[index] ?? ''),
      optional: index >= inputs.length - call.defaults,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, type, optional }) => `${property(name)}${optional ? '?' : ''}: ${type}`)
  const args = fields.length === 0 ? 'never' : `{ ${fields.join('; ')} }`
  const result = returned(catalog, call)
  const line = `${lead}{ Args: ${args}; Returns: ${result.text} }`
  if (result.fields.length === 0 && line.length + 6 <= 80) return [line]
  const argLines = `Args: ${args}`.length + 8 <= 80 ? [`Args: ${args}`] : ['Args: {', ...indent(fields), '}']
  const returnLines =
    result.fields.length > 0
      ? ['Returns: {', ...indent(result.fields), `}${call.is_set ? '[]' : ''}`]
      : [`Returns: ${result.text}`]
  return [`${lead}{`, ...indent([...argLines, ...returnLines]), '}']
}

function returned(catalog: Catalog, call: ApiFunction): { text: string; fields: string[] } {
  const outputs = (call.names ?? []).flatMap((name, index) =>
    'tob'.includes(call.modes?.[index] ?? '?')
      ? [`${property(name)}: ${typeName(catalog, call.all_types[index] ?? '')}`]
      : [],
  )
  if (outputs.length > 0) return { text: '', fields: outputs.sort() }
  if (call.returns_relation) {
    const columns = catalog.columns.filter(({ relation }) => relation === call.returns_relation)
    return {
      text: '',
      fields: columns.map((column) => `${property(column.name)}: ${typeOf(catalog, column)}`),
    }
  }
  return { text: `${typeName(catalog, call.returns)}${call.is_set ? '[]' : ''}`, fields: [] }
}

function typeName(catalog: Catalog, type: string): string {
  if (type.startsWith('_')) {
    const element = typeName(catalog, type.slice(1))
    return element.includes(' ') ? `(${element})[]` : `${element}[]`
  }
  if (catalog.enums.some(({ name }) => name === type))
    return `Database["public"]["Enums"][${JSON.stringify(type)}]`
  if (catalog.relations.some(({ name }) => name === type))
    return `Database["public"]["Tables"][${JSON.stringify(type)}]["Row"]`
  return SCALARS[type] ?? 'unknown'
}
