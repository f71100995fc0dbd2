/**
 * What pdf.js fetches only when a file needs it: decoders of pictures that fax machines and scanners make (JBIG2, CCITT,
 * JPEG 2000), also as plain scripts for browsers that refuse WebAssembly, and letters for texts that bring none. Static,
 * from the package.
 */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { APIRoute, GetStaticPaths } from 'astro'

const files = [
  'wasm/jbig2.wasm',
  'wasm/openjpeg.wasm',
  'wasm/jbig2_nowasm_fallback.js',
  'wasm/openjpeg_nowasm_fallback.js',
  'wasm/LICENSE_JBIG2',
  'wasm/LICENSE_OPENJPEG',
  'wasm/LICENSE_PDFJS_JBIG2',
  'wasm/LICENSE_PDFJS_OPENJPEG',
  'standard_fonts/FoxitDingbats.pfb',
  'standard_fonts/FoxitSymbol.pfb',
  'standard_fonts/LICENSE_FOXIT',
  'standard_fonts/LiberationSans-Regular.ttf',
  'standard_fonts/LiberationSans-Bold.ttf',
  'standard_fonts/LiberationSans-Italic.ttf',
  'standard_fonts/LiberationSans-BoldItalic.ttf',
  'standard_fonts/LICENSE_LIBERATION',
  'LICENSE',
]

export const getStaticPaths: GetStaticPaths = () =>
  files.map((path) => ({ params: { file: basename(path) }, props: { path } }))

export const GET: APIRoute<{ path: string }> = ({ props }) =>
  new Response(readFileSync(join(process.cwd(), 'node_modules/pdfjs-dist', props.path)))
