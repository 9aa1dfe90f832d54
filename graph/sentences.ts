export type Language = 'zh' | 'en'

/** One message in both languages. */
export type Sentences = { en: string; zh: string }

const MOST_QUOTED = 60

/** What someone typed, as far as a sentence can hold it. */
export function quoted(text: string): string {
  const characters = [...text]
  return characters.length > MOST_QUOTED ? `${characters.slice(0, MOST_QUOTED).join('')}…` : text
}
