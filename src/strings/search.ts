/** Words of the search, apart from the others because the browser loads them too. */

interface Found {
  query: string
  total: number
  partial: boolean
  results: readonly unknown[]
}

export const search = {
  title: 'Tìm kiếm',
  description:
    'Tìm trong Kế hoạch, hướng dẫn, tiến độ, văn bản và tổ chức; gõ có dấu hay không dấu đều được.',
  label: 'Tìm trong Kế hoạch và hướng dẫn',
  hint: 'Gõ có dấu hay không dấu đều được. Có thể gõ số của mục, ví dụ II.2.4.1.',
  button: 'Tìm',
  /** Where in the plan: before the clause's title, or by itself. */
  place: (number: string, hasTitle: boolean) => (hasTitle ? `Mục ${number}. ` : `Mục ${number}`),
  kinds: {
    plan: 'Kế hoạch',
    guidance: 'Hướng dẫn',
    timeline: 'Tiến độ',
    documents: 'Văn bản',
    organisation: 'Tổ chức',
  },
  results: 'Kết quả',
  none: (query: string) => `Không thấy chỗ nào có “${query}”. Thử ít chữ hơn, hoặc chữ khác cùng nghĩa.`,
  /** What is said above the results; empty before anything was asked. */
  status: ({ query, total, partial, results: { length } }: Found): string => {
    if (query === '') return ''
    if (total === 0) return search.none(query)
    const count = total > length ? `${total} kết quả, hiện ${length} kết quả đầu.` : `${total} kết quả.`
    return partial ? `Không có chỗ nào đủ các chữ đã gõ, chỉ có những chỗ gần giống. ${count}` : count
  },
} as const
