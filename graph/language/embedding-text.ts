/** Every character is at most one token; with the two marks around it a piece stays under the model's 512. */
const LONGEST_PIECE = 480
/** About 15,000 characters. What a paragraph is about has been said by then, and the mean of more says nothing. */
const MOST_PIECES = 32

const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ]/g
const TO_HALF_WIDTH = 0xfee0
const LONE_SURROGATE = /\p{Surrogate}/gu
const SENTENCE_END = /(?<=[。！？；!?;…\n]["”’』」）)]*)(?!["”’』」）)。！？；!?;…\n])/u
const CLAUSE_END = /(?<=[，、：,: ])/u

/**
 * A text as the model reads it: its vocabulary has neither capitals nor full-width letters or digits. Texts of more than
 * one piece are cut at sentence ends where there are any, at clauses else. Always at least one piece, perhaps an empty one.
 */
export function piecesOf(text: string): string[] {
  const folded = text
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(FULL_WIDTH, (letter) => String.fromCharCode(letter.charCodeAt(0) - TO_HALF_WIDTH))
    .toLowerCase()
    .slice(0, LONGEST_PIECE * MOST_PIECES)
  if (folded.length <= LONGEST_PIECE) return [folded]
  const parts = folded
    .split(SENTENCE_END)
    .flatMap((sentence) => within(sentence, CLAUSE_END))
    .flatMap(hardCut)
  return packed(parts)
}

/** A text that fits stays; another is split. */
function within(text: string, at: RegExp): string[] {
  return text.length <= LONGEST_PIECE ? [text] : text.split(at)
}

/** Cuts between characters, never inside one. */
function hardCut(text: string): string[] {
  const cuts: string[] = []
  let rest = text
  while (rest.length > LONGEST_PIECE) {
    const at = /[\udc00-\udfff]/.test(rest.charAt(LONGEST_PIECE)) ? LONGEST_PIECE - 1 : LONGEST_PIECE
    cuts.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return [...cuts, rest]
}

/** Neighbours together, as many as fit. */
function packed(parts: string[]): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const part of parts) {
    if (piece !== '' && piece.length + part.length > LONGEST_PIECE) {
      pieces.push(piece)
      piece = ''
    }
    piece += part
  }
  return piece === '' ? pieces : [...pieces, piece]
}

/** The direction of several vectors, each counting by its weight; of length 1. */
export function meanDirection(vectors: Float32Array[], weights: number[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0)
  vectors.forEach((vector, i) => {
    for (let d = 0; d < mean.length; d++) mean[d] = mean[d]! + vector[d]! * weights[i]!
  })
  const length = Math.hypot(...mean)
  return length === 0 ? mean : mean.map((value) => value / length)
}
