import type { Repair } from '../../graph/model.ts'

/** A repair before it belongs to a document. Offsets count in the text as read. */
export type Edit = Omit<Repair, 'id' | 'documentId'>
