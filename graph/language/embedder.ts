/** Turns texts into unit vectors. The process behind it may end at any moment: calls then reject with `EMBEDDER_STOPPED`. */
export interface Embedder extends AsyncDisposable {
  /** Model id and tokenizer digest: vectors of different keys are not comparable. */
  readonly key: string
  readonly dimensions: number
  /** The vector of a query; goes before paragraphs that wait. */
  query(text: string): Promise<Float32Array>
  /** One vector per text, in order, each given as soon as it is there. */
  paragraphs(texts: string[]): AsyncIterable<Float32Array>
}
