/** What a text in Cypher gave, its values as JSON can say them. `truncated`: there is more than was asked for or fits. */
export type Table = { columns: string[]; rows: unknown[][]; truncated: boolean }

/** The most rows to give, from 1 on, and values for the text's parameters. */
export type LookOptions = { parameters?: Record<string, unknown>; limit: number }
