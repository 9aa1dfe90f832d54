import type { Words } from './language/zh.ts'
import type { DocumentSummary } from './vocabulary.ts'

type Cited = Pick<DocumentSummary, 'title' | 'number' | 'issuers' | 'issuedOn'>

/** A quotation as it is pasted into a text: the words, the document they stand in, and the address that shows them. */
export function citationOf(
  quote: string,
  { title, number, issuers, issuedOn }: Cited,
  address: string,
  words: Words,
): string {
  const source = [
    issuers.length > 0 ? words.list(issuers) : null,
    words.titled(title),
    number,
    issuedOn ? words.date(issuedOn) : null,
  ]
  return `${words.quoted(quote)}${words.cited(source.filter((part) => part !== null))}\n${address}`
}
