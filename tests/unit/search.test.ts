/** The search over the office's own files: what people ask, and where they must be led. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planAddresses } from '../../src/domain/office-content.ts'
import { planLines } from '../../src/domain/plan-text.ts'
import { readOfficeContent } from '../../src/office/read.ts'
import { createSearch, resultLimit } from '../../src/search/engine.ts'
import { isPassages } from '../../src/search/passage.ts'
import { passagesOf } from '../../src/search/passages.ts'
import { site } from '../../src/strings/vi.ts'

const content = await readOfficeContent(new URL('../..', import.meta.url).pathname)
const passages = passagesOf(content, site.plan)
const search = createSearch(passages)
const addresses = (query: string) => search(query).results.map(({ passage }) => passage.address)
const inPlan = (query: string) =>
  addresses(query).flatMap((address) => (address.startsWith('/ke-hoach#') ? address.slice(10) : []))
const marked = (query: string) =>
  search(query).results.map(({ heading, text }) =>
    [...heading, ...text].filter((run) => run.marked).map((run) => run.text),
  )

describe('P11: given the passages of the site', () => {
  test('then every line of the plan is in one of them', () => {
    const texts = passages.map(({ text }) => text).join('\n')
    for (const { text } of planLines(content.plan)) if (text !== '*') expect(texts).toContain(text)
  })

  test('then every clause and block of the plan can be reached', () => {
    const reached = new Set(passages.map(({ address }) => address))
    for (const id of planAddresses(content.plan)) expect(reached).toContain(`/ke-hoach#${id}`)
  })

  test('then each kind of page is there, and what is sent over the network is known again', () => {
    expect(new Set(passages.map(({ kind }) => kind)).size).toBe(5)
    const sent: unknown = JSON.parse(JSON.stringify(passages))
    expect(isPassages(sent)).toBe(true)
    for (const wrong of [
      null,
      {},
      [null],
      [{}],
      [{ ...passages[0], kind: 'other' }],
      [{ ...passages[0], text: 1 }],
    ])
      expect(isPassages(wrong)).toBe(false)
  })
})

describe('P11: given what people ask', () => {
  test.each([
    ['dang vien khong duoc lam', 'ii-2-2-2'],
    ['những điều đảng viên không được làm', 'ii-2-2-2'],
    ['Ủy ban Kiểm tra', 'ii-3-3'],
    ['kiểm điểm tự phê bình', 'i-5'],
    ['đối tượng kiểm điểm', 'ii-2-1'],
    ['họ tên và địa chỉ', 'ii-2-3-1-c1'],
    ['ho ten va dia chi', 'ii-2-3-1-c1'],
    ['HỌ TÊN VÀ ĐỊA CHỈ', 'ii-2-3-1-c1'],
    ['nguoi dung dau truoc', 'ii-2-4-2'],
    ['người đứng đầu trước', 'ii-2-4-2'],
    ['bao cao 6 thang', 'iii-3'],
    ['Nguyen Thi La', 'iii-1-g2-c1'],
    ['Trần Thanh Hải', 'iii-1-g2-c3'],
    ['tháng 8 và tháng 9', 'ii-2-4-3-g2'],
    ['thang 8 va thang 9', 'ii-2-4-3-g2'],
    ['tháng 11/2012', 'ii-2-5-g4'],
    ['chi uy noi cu tru', 'ii-2-4-1-g1-c2'],
    ['chi ủy chi bộ nơi cư trú', 'ii-2-4-1-g1-c2'],
    ['phieu gop y', 'ii-2-4-1-g2'],
    ['hoc tap va lam theo tam guong', 'ii-3-4-d1'],
    ['học tập và làm theo tấm gương đạo đức Hồ Chí Minh', 'ii-3-4-d1'],
    ['hộp thư điện tử', 'ii-2-4-3-g2'],
    ['bi phai nhat ly tuong', 'ii-2-2-2-d1'],
    ['suy thoái về đạo đức', 'ii-2-2-2-d2'],
    ['tap the lanh dao, ca nhan phu trach', 'ii-2-2-g3'],
    ['nể nang, né tránh', 'ii-2-2-1-d2'],
    ['kiểm điểm lại', 'ii-2-3-3'],
    ['thanh tra thành phố', 'ii-2-4-1-g1-c1'],
    ['mục đích yêu cầu', 'i'],
    ['nơi nhận', 'noi-nhan'],
    ['Phạm Thiên Kha', 'chu-ky'],
    ['sàng lọc', 'i-2'],
    ['Số 346-KH/ĐUK', 'dau-de'],
    ['334-KH/ĐUK', 'ii-1-d1'],
    ['334 kh duk', 'ii-1-d1'],
    ['03-CT/TW', 'ii-3-4-d1'],
    ['13-KH/TU', 'ii-3-4-d1'],
    ['14/05/2011', 'ii-3-4-d1'],
    ['II.2.4.1', 'ii-2-4-1'],
    ['ii.2.4.1', 'ii-2-4-1'],
    ['2.4.1', 'ii-2-4-1'],
    ['mục II.2.4.1.', 'ii-2-4-1'],
    ['muc 2.4.1', 'ii-2-4-1'],
    ['ii-2-4-1', 'ii-2-4-1'],
    ['III.3', 'iii-3'],
    ['phần III', 'iii'],
    ['II', 'ii'],
  ])('when it is “%s”, then the first clause of the plan is %s', (query, id) => {
    expect(inPlan(query)[0]).toBe(id)
    expect(inPlan(query.normalize('NFD'))[0]).toBe(id)
  })

  test.each([
    ['28-KH/TU', '/ke-hoach#mo-dau-d1'],
    ['28-KH/TU', '/ke-hoach#ii-1-d1'],
    ['28-KH/TU', '/van-ban#ke-hoach-28-kh-tu'],
    ['02/4/2012', '/van-ban#ke-hoach-28-kh-tu'],
    ['Chỉ thị 03', '/van-ban#chi-thi-03-ct-tw'],
    ['bao cao ket qua thuc hien 6 thang', '/tien-do#bao-cao-6-thang'],
    ['30/9/2012', '/tien-do#lay-y-kien-gop-y-2012'],
    ['Lê Ngọc Hạnh', '/to-chuc#to-giup-viec'],
    ['Chánh Văn phòng', '/to-chuc#bo-phan-thuong-truc'],
    ['quy dinh nhung dieu dang vien khong duoc lam', '/ke-hoach#ii-2-4-2-c2'],
  ])('when it is “%s”, then %s is found', (query, address) => {
    expect(addresses(query)).toContain(address)
  })

  test('when it is the number of a clause, then its own text follows, then the clauses under it', () => {
    expect(inPlan('II.2.4').slice(0, 3)).toEqual(['ii-2-4', 'ii-2-4-1', 'ii-2-4-1-d1'])
    expect(inPlan('II.2.4')).toEqual(inPlan('II.2.4').filter((id) => id.startsWith('ii-2-4')))
    expect(inPlan('3').slice(0, 3)).toEqual(['i-3', 'ii-3', 'iii-3'])
  })

  test.each([
    ['góp ý bằng cách nào', '/huong-dan/gui-gop-y'],
    ['334-KH/ĐUK', '/van-ban#ke-hoach-334-kh-duk'],
    ['báo cáo kết quả thực hiện 6 tháng', '/tien-do#bao-cao-6-thang'],
  ])(
    'when it is “%s”, the title of something, then %s comes before texts that only mention it',
    (query, address) => {
      expect(addresses(query)[0]).toBe(address)
    },
  )

  test('when it has the marks of one word, then words with other marks stay away', () => {
    expect(
      new Set(
        marked('bản')
          .flat()
          .map((word) => word.toLowerCase()),
      ),
    ).toEqual(new Set(['bản']))
    expect(search('ban').total).toBeGreaterThan(search('bản').total)
  })

  test('when it puts the tone on another letter, then the same is found', () => {
    expect(addresses('uỷ ban kiểm tra')).toEqual(addresses('Ủy ban Kiểm tra'))
  })

  test('when its last word is only begun, then words that begin so are found', () => {
    expect(inPlan('phát phiếu gó')[0]).toBe('ii-2-4-1-g2')
    expect(inPlan('sang lo')[0]).toBe('i-2')
  })

  test('when the words stand together somewhere, then that comes before words here and there', () => {
    const [first = []] = marked('đánh giá kết quả thực hiện')
    expect(first).toContain('đánh giá kết quả thực hiện')
  })

  test('when no passage has all the words, then those with most of them are shown, and this is said', () => {
    const found = search('gửi phiếu góp ý ngày nào zzz')
    expect(found.partial).toBe(true)
    expect(found.total).toBeGreaterThan(0)
    expect(site.search.status(found)).toContain('gần giống')
  })

  test('when it finds more than is shown, then the number of all is said', () => {
    const found = search('đảng')
    expect(found.results).toHaveLength(resultLimit)
    expect(site.search.status(found)).toContain(`${found.total} kết quả, hiện ${resultLimit}`)
  })
})

describe('P11: given what nobody can find', () => {
  test.each(['', '   ', '\n\t\u00a0', '\u0000'])('when it is blank (%j), then nothing is said', (query) => {
    expect(search(query)).toMatchObject({ query: '', total: 0, results: [] })
    expect(site.search.status(search(query))).toBe('')
  })

  test.each(['zzzz', 'zzzz qqqq và', '.*', '(+)+$', '[', '\\', '<>&"', '…', 'II.9', '\ud800'])(
    'when it is %j, then nothing is found',
    (query) => {
      expect(search(query)).toMatchObject({ total: 0, partial: false })
    },
  )

  test('when it is very long, then only its beginning is read, soon', () => {
    const started = performance.now()
    expect(search('đảng viên '.repeat(10_000)).query.length).toBeLessThanOrEqual(200)
    search('a b c d e f g h i k l m n o p q r s t u v x y '.repeat(4))
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  test('when it is anything, then there is an answer within bounds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (query) => {
        const { results, total } = search(query)
        expect(results.length).toBe(Math.min(total, resultLimit))
      }),
      { numRuns: 300 },
    )
  })
})
