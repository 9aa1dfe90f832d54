import { Converter } from 'opencc-js/t2cn'

type Convert = (text: string) => string
let convert: Convert | null = null

/** Traditional characters as simplified ones. Its tables are built at the first call. */
export function simplify(text: string): string {
  const chosen: Convert = convert ?? Converter({ from: 't', to: 'cn' })
  convert = chosen
  return chosen(text)
}
