/** What a query gives back: the columns it names, as plain values; never a raw node or a temporal value. */
export type Row = Record<string, unknown>

/** Runs one text of `cypher.ts`. Texts of a transaction that are asked for at once run in the order they were asked for. */
export type Run = (text: string, parameters?: Record<string, unknown>) => Promise<Row[]>

/** Another writer was in the way; nothing is wrong with what was to be written. The adapter tries again. */
export class WriteConflict extends Error {}

/** A database that speaks the Cypher of `cypher.ts`: all that an adapter has to bring. */
export interface Database extends AsyncDisposable {
  read: Run
  /**
   * Runs `work` in one transaction, after every write that was asked for before; all of it counts or nothing.
   * `work` may run again after a conflict, so it must do nothing but query.
   */
  write<T>(work: (run: Run) => Promise<T>): Promise<T>
}
