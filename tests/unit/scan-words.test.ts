/** F1: what people are told about limits is what holds. */
import { expect, test } from 'vitest'
import { scanLimits } from '../../src/domain/scan.ts'
import { fileRefusals, scanFormWords, scanWords } from '../../src/strings/scans.ts'

const megabytes = (bytes: number) => `${bytes / 1_048_576} MB`

test('sizes and numbers are those of src/domain/scan.ts', () => {
  expect(scanFormWords.limits).toContain(`mỗi tệp tối đa ${megabytes(scanLimits.bytes)}`)
  expect(scanFormWords.limits).toContain(`tối đa ${scanLimits.count} tệp`)
  expect(fileRefusals.scanTooLarge).toContain(megabytes(scanLimits.bytes))
  expect(scanWords.tooMany).toContain(`${scanLimits.count} tệp`)
  expect(scanFormWords.noScript).toContain(megabytes(scanLimits.formBytes))
  expect(scanFormWords.withForm.tooLarge).toContain(megabytes(scanLimits.formBytes))
  expect(scanFormWords.withForm.tooMany).toContain(`${scanLimits.count} tệp`)
})
