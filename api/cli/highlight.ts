/** Marks half-open, ascending ranges of a text for a terminal; without colour the text stays as it is. */
export function highlighted(text: string, ranges: [number, number][], colour: boolean): string {
  if (!colour) return text
  let marked = ''
  let position = 0
  for (const [start, end] of ranges) {
    marked += `${text.slice(position, start)}\x1b[1;33m${text.slice(start, end)}\x1b[0m`
    position = end
  }
  return marked + text.slice(position)
}

export const bold = (text: string, colour: boolean): string => (colour ? `\x1b[1m${text}\x1b[0m` : text)
export const dim = (text: string, colour: boolean): string => (colour ? `\x1b[2m${text}\x1b[0m` : text)
