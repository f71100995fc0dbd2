/**
 * Every page of the desk and the states it is in when one only goes to it. desk-pages-accessible.spec.ts looks at each;
 * tests/unit/desk-pages.test.ts holds the register against the pages there are. States that follow an act (refused, saved,
 * opened) are looked at where the act is tested.
 */
export const visitors = ['member', 'deputy', 'lead', 'auditor', 'roundless', 'halfway', 'nobody'] as const
export type Visitor = (typeof visitors)[number]

export interface Look {
  /** Below the desk's own address; `:letter` and the like are made when needed. */
  path: string
  /** A member of the Help Team, if nothing else is said. */
  as?: Visitor
  /** 200, if nothing else is said. */
  status?: number
}

const of = (path: string, over: Omit<Look, 'path'> = {}): Look => ({ path, ...over })
/** As it is with letters of the trial, before the first letter, and before the first round. */
const inRounds = (path: string, beforeAnyRound = 200): Look[] => [
  of(path),
  of(`${path}?dot=2012`),
  of(path, { as: 'roundless', status: beforeAnyRound }),
]

/** By file below src/pages/to-giup-viec. */
export const deskPages: Readonly<Record<string, readonly Look[]>> = {
  'index.astro': inRounds(''),
  'viec.astro': [
    ...inRounds('/viec'),
    of('/viec?viec=tra-loi.chua-ai.ca-nhan.dung-han'),
    of('/viec?viec=xac-minh.con-nghi.tap-the.muon'),
  ],
  'van-ban/index.astro': [
    ...inRounds('/van-ban'),
    of('/van-ban?tinh-trang=cho-doi-chieu'),
    of('/van-ban?tinh-trang=trung-loi'),
    of('/van-ban?tinh-trang=nghi-may-gui'),
  ],
  'van-ban/[reference].astro': [of('/van-ban/:letter'), of('/van-ban/:own', { as: 'lead' })],
  'van-ban/[reference]/ban-quet/index.astro': [
    of('/van-ban/:letter/ban-quet?het-han=1'),
    of('/van-ban/:own/ban-quet', { as: 'lead' }),
  ],
  'van-ban/[reference]/tra-loi.astro': [
    of('/van-ban/:letter/tra-loi?lan=khong-con', { status: 409 }),
    of('/van-ban/:own/tra-loi', { as: 'lead', status: 403 }),
  ],
  'tra-loi.astro': [of('/tra-loi?item=:letter'), of('/tra-loi', { status: 422 })],
  'phan-y/[reference]/index.astro': [of('/phan-y/:letter'), of('/phan-y/:own', { as: 'lead' })],
  'tim.astro': [
    ...inRounds('/tim'),
    of('/tim?tu-khoa=a', { status: 422 }),
    of('/tim?tu-khoa=khong-co-tu-nay'),
  ],
  'tong-hop/index.astro': [
    ...inRounds('/tong-hop'),
    of('/tong-hop?dem=van-ban'),
    of('/tong-hop?dem=nguoi-gop-y&theo=thanh-phan'),
    of('/tong-hop?theo=ca-nhan'),
  ],
  'tong-hop/theo-doi-tuong.astro': inRounds('/tong-hop/theo-doi-tuong'),
  'tong-hop/[code].astro': [
    of('/tong-hop/bi-thu'),
    of('/tong-hop/chanh-van-phong', { as: 'lead' }),
    of('/tong-hop/pho-bi-thu?noi-dung=cong-tac-can-bo'),
    of('/tong-hop/pho-bi-thu?noi-dung=cong-tac-can-bo&danh-sach=khong-dua-vao&nguoi=tap-the'),
  ],
  'tong-hop/van-ban/[reference].astro': [of('/tong-hop/van-ban/:letter')],
  'tong-hop/y/[id].astro': [of('/tong-hop/y/:point')],
  'doi-tuong/[code].astro': [
    of('/doi-tuong/bi-thu'),
    of('/doi-tuong/bi-thu?dot=2012'),
    of('/doi-tuong/bi-thu?thoi-han=muon'),
    of('/doi-tuong/tap-the?mat=uu-diem'),
    of('/doi-tuong/chanh-van-phong', { as: 'lead' }),
  ],
  'nhap-phieu.astro': inRounds('/nhap-phieu'),
  'doi-chieu/index.astro': inRounds('/doi-chieu'),
  'doi-chieu/[reference].astro': [
    of('/doi-chieu/:paper'),
    of('/doi-chieu/:paper', { as: 'deputy' }),
    of('/doi-chieu/:paper', { as: 'lead' }),
  ],
  'thu-moi/index.astro': inRounds('/thu-moi', 404),
  'thu-moi/nhap.astro': inRounds('/thu-moi/nhap', 404),
  'thu-moi/in.astro': inRounds('/thu-moi/in', 404),
  'phieu/index.astro': inRounds('/phieu', 404),
  'phieu/in.astro': inRounds('/phieu/in', 404),
  'phieu/bang-theo-doi.astro': inRounds('/phieu/bang-theo-doi', 404),
  'goi-y/index.astro': inRounds('/goi-y'),
  'goi-y/ghi.astro': [of('/goi-y/ghi'), of('/goi-y/ghi?dot=2012'), of('/goi-y/ghi', { as: 'lead' })],
  'goi-y/[id]/ban-quet/[position]/xem.astro': [of('/goi-y/:prompt/ban-quet/1/xem')],
  'tien-trinh.astro': inRounds('/tien-trinh'),
  'nhat-ky/index.astro': [
    of('/nhat-ky'),
    of('/nhat-ky', { as: 'auditor' }),
    of('/nhat-ky?viec=in-thu-moi&ngay=1/1/2020', { as: 'auditor' }),
    of('/nhat-ky?van-ban=IIII&ngay=hom-qua', { as: 'auditor' }),
  ],
  'nhat-ky/moi-viec.astro': [
    of('/nhat-ky/moi-viec', { as: 'lead' }),
    of('/nhat-ky/moi-viec', { as: 'auditor' }),
    of('/nhat-ky/moi-viec?in=1', { as: 'auditor' }),
  ],
  'nhat-ky/kiem-tra.astro': [
    of('/nhat-ky/kiem-tra', { as: 'auditor' }),
    of('/nhat-ky/kiem-tra?so=999999', { as: 'auditor' }),
  ],
  'nhan-su/index.astro': [of('/nhan-su'), of('/nhan-su', { as: 'lead' })],
  'nhan-su/[id].astro': [of('/nhan-su/:person', { as: 'lead' })],
  'phien.astro': [of('/phien'), of('/phien', { as: 'auditor' })],
  'ma-dung-mot-lan.astro': [of('/ma-dung-mot-lan'), of('/ma-dung-mot-lan', { as: 'auditor' })],
  'buoc-hai.astro': [of('/buoc-hai?ve=%2Fto-giup-viec%2Fvan-ban', { as: 'halfway' })],
  'dang-nhap.astro': [of('/dang-nhap', { as: 'nobody' }), of('/dang-nhap?het-phien=1', { as: 'nobody' })],
  'nhan-loi-moi.astro': [
    of('/nhan-loi-moi', { as: 'nobody' }),
    of('/nhan-loi-moi?loi=busy', { as: 'nobody', status: 409 }),
  ],
  // in place of a page that cannot be shown
  'trang-thai.astro': [
    of('/doi-tuong/khong-co', { status: 404 }),
    of('/van-ban/2222-2222', { status: 404 }),
    of('/nhan-su/:person', { status: 404 }),
    of('/khong-co-trang-nay', { status: 404 }),
    of('/van-ban', { as: 'auditor', status: 403 }),
  ],
}
