/** A reporter for specs that measure: prints their figures as a table, then what was over. */
import { test } from '@playwright/test'
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { z } from 'zod'

const annotation = 'row'
const rowSchema = z.record(z.string(), z.union([z.string(), z.number()]))
export type Row = z.infer<typeof rowSchema>

/** Puts a row of figures to the test that is running. */
export function addRow(row: Row): void {
  test.info().annotations.push({ type: annotation, description: JSON.stringify(row) })
}

export default class Table implements Reporter {
  readonly #rows: Row[] = []
  readonly #failures: string[] = []

  onTestEnd({ title }: TestCase, { annotations, status, error }: TestResult): void {
    for (const { type, description } of annotations)
      if (type === annotation) this.#rows.push(rowSchema.parse(JSON.parse(description ?? '{}')))
    if (status !== 'passed') this.#failures.push(`✗ ${title}\n  ${error?.message ?? status}`)
  }

  onEnd({ status }: FullResult): void {
    const rows = this.#rows.toSorted((a, b) => (String(a['page']) < String(b['page']) ? -1 : 1))
    const names = Object.keys(rows[0] ?? {})
    const lines = [names, ...rows.map((row) => names.map((name) => shown(row[name])))]
    const widths = names.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
    for (const line of lines)
      console.log(
        line.map((cell, i) => (i ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[0] ?? 0))).join('  '),
      )
    for (const failure of this.#failures) console.log(failure)
    console.log(`${rows.length} pages, ${this.#failures.length} over: ${status}`)
  }

  printsToStdio(): boolean {
    return true
  }
}

function shown(value: string | number | undefined): string {
  return typeof value === 'number' ? value.toLocaleString('en') : (value ?? '')
}
