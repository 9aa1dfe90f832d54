/** Rises with every change of what reading a document gives. Stored with each document; another version reads it anew. */
export const PIPELINE_VERSION = '2'
