/** The one letter every measurement stores: an individual's, two comments, about a page. */
const sentence = 'Đề nghị tập thể làm rõ trách nhiệm của người đứng đầu trong công tác cán bộ. '

export const letter = {
  contributor: {
    kind: 'individual',
    category: 'retired',
    fullName: 'Đặng Thị Bưởi',
    address: '12 ngõ Thử, phường Mẫu',
  },
  comments: [
    { subject: 'bi-thu', contentArea: 'cong-tac-can-bo', aspect: 'remedy', text: sentence.repeat(5).trim() },
    { subject: 'tap-the', contentArea: 'cong-tac-can-bo', text: sentence.repeat(8).trim() },
  ],
  consent: true,
}

/** The same letter of somebody else, a few bytes longer: the door bounds the letters of one person. */
export function letterOf(person: string): string {
  return letterText.replace(letter.contributor.address, `${letter.contributor.address} ${person}`)
}

/** The bytes that travel to the door and the floor, and that the bare insert stores. */
export const letterText = JSON.stringify(letter)
