/** What the embedding process is started with, as the JSON of its only argument. */
export type OnnxStart = {
  modelDir: string
  id: string
  /** Full path of the weights. */
  weights: string
  maxTokens: number
  threads: number
}

/** To the process: embed these pieces of one text. `urgent` goes before all that is not. */
export type OnnxRequest = { id: number; pieces: string[]; urgent: boolean }

/** From the process: it can take requests; it never will; a vector; why there is none. */
export type OnnxReply =
  | { type: 'ready' }
  | { type: 'failed'; reason: string }
  | { type: 'vector'; id: number; vector: Float32Array }
  | { type: 'refused'; id: number; reason: string }
