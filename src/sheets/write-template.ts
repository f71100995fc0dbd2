/** The file an office fills in: the headings the import knows, the kinds to choose from, how to write. */
import { writeXlsx } from 'hucre/xlsx'

export interface TemplateWords {
  list: string
  guide: string
  headings: readonly { heading: string; width: number; about: string }[]
  /** Position of the heading whose cells are chosen from the kinds. */
  chosen: number
  category: string
  kind: string
  notes: string
  categories: readonly { name: string; kind: string }[]
  choose: string
  wrong: string
}

const rows = 5_001

/** @returns an .xlsx file */
export async function writeTemplate(words: TemplateWords): Promise<Uint8Array> {
  const { headings, categories, guide, chosen } = words
  const column = String.fromCharCode('A'.charCodeAt(0) + chosen)
  const emphasised = (cells: readonly (readonly [row: number, column: number, text: string])[]) =>
    new Map(
      cells.map(([row, at, text]) => [`${row},${at}`, { value: text, style: { font: { bold: true } } }]),
    )
  const headingTexts = headings.map(({ heading }) => heading)
  const notesRow = categories.length + 2
  return await writeXlsx({
    sheets: [
      {
        name: words.list,
        columns: headings.map(({ width }) => ({ width })),
        rows: [headingTexts],
        cells: emphasised(headingTexts.map((text, at) => [0, at, text] as const)),
        freezePane: { rows: 1 },
        dataValidations: [
          {
            type: 'list',
            formula1: `'${guide}'!$A$2:$A$${categories.length + 1}`,
            range: `${column}2:${column}${rows}`,
            allowBlank: true,
            showInputMessage: true,
            inputMessage: words.choose,
            showErrorMessage: true,
            errorMessage: words.wrong,
          },
        ],
      },
      {
        name: guide,
        columns: [{ width: 56 }, { width: 96 }],
        rows: [
          [words.category, words.kind],
          ...categories.map(({ name, kind }) => [name, kind]),
          [],
          [words.notes, null],
          ...headings.map(({ heading, about }) => [heading, about]),
        ],
        cells: emphasised([
          [0, 0, words.category],
          [0, 1, words.kind],
          [notesRow, 0, words.notes],
        ]),
      },
    ],
  })
}
