/**
 * `npm run content:fields`: writes docs/content-fields.md from the descriptions in the schemas; with `--check` only
 * compares and exits 1 when it is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../netlify/site.ts'
import { fieldTree } from '../src/office/field-about.ts'
import { type FieldRow, fieldRows } from '../src/office/field-rows.ts'
import { contentFolder, fileSchemas, guidanceSchema, siteFileSchema } from '../src/office/files.ts'

const target = join(root, 'docs', 'content-fields.md')

const intro = `# Các trường trong ${contentFolder}

Bảng này sinh ra từ mã nguồn bằng \`npm run content:fields\`; không sửa tay. Cách làm từng việc: [editor.md](editor.md).

- \`mỗi mục\` là một mục của danh sách, bắt đầu bằng dấu gạch; \`mỗi tên\` là tên do văn phòng đặt.
- Trường không bắt buộc thì bỏ cả dòng được.
`

const files = [
  ...Object.entries(fileSchemas).map(([name, schema]) => ({ name: `${name}.yaml`, schema })),
  { name: 'guidance/….yaml', schema: guidanceSchema },
  { name: 'site.json', schema: siteFileSchema },
]

function lineOf({ field, required, default: fallback, about }: FieldRow): string {
  const must = required ? 'có' : fallback === undefined ? 'không' : `không (\`${JSON.stringify(fallback)}\`)`
  return `| \`${field}\` | ${must} | ${about ?? ''} |`
}

function tableOf({ name, schema }: (typeof files)[number]): string {
  const tree = fieldTree(schema)
  const rows = fieldRows(tree).map(lineOf)
  return [
    `## \`${name}\``,
    '',
    tree.description ?? '',
    '',
    '| Trường | Bắt buộc | Ý nghĩa |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

const text = [intro, ...files.map(tableOf)].join('\n')
if (!process.argv.includes('--check')) writeFileSync(target, text)
else if (readFileSync(target, 'utf8') !== text) {
  console.error('docs/content-fields.md không khớp với mã nguồn: chạy "npm run content:fields".')
  process.exitCode = 1
}
