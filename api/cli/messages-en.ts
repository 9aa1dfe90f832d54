import type { RepairKind } from '../../graph/model.ts'

type Sums = Record<'added' | 'replaced' | 'unchanged' | 'skipped' | 'failed' | 'paragraphs' | 'seconds', number>
type Course = { files: number; done: number; paragraphs: number; rate: number; left: number | null }

export const plural = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : nouns}`

export const english = {
  tagline: 'zhengmai: Chinese policy documents as a graph whose every edge shows the sentence that proves it',
  usage: 'Usage',
  commands: 'Commands',
  options: 'Options',
  examples: 'Examples',
  showVersion: 'Show the version',
  exitCodes: ['Exit codes: 0 done, 1 failed, 2 misused (ingest: some files failed), 130 interrupted.'],
  serving: (url: string) => `Open ${url} (Ctrl-C ends)`,
  documentsServed: (documents: number) => `${plural(documents, 'document')} in the store`,
  keywordOnly: 'Search goes by keywords only:',
  vectorsMissing: (count: number) => `${plural(count, 'paragraph')} without a vector: run "zhengmai embed".`,
  meaningReady: (paragraphs: number) => `Search goes by meaning too (${plural(paragraphs, 'paragraph')}).`,
  sampleRead: (documents: number) => `Read ${plural(documents, 'sample document')} into the store.`,
  checks: {
    ok: 'ok',
    note: 'note',
    fail: 'FAIL',
    node: 'Node.js',
    store: 'store',
    writing: 'writing',
    model: 'model',
    dictionary: 'dictionary',
    lexicon: 'lexicon',
    explorer: 'explorer',
    port: 'port',
    server: 'server',
    indexes: 'indexes',
    pending: 'merging',
    loadCsv: 'LOAD CSV',
    encryption: 'encryption',
  },
  serverUntested: 'newer than this version was tested with',
  indexesOnline: (count: number) => `${count} online`,
  nothingPending: 'nothing waits for "zhengmai consolidate"',
  pending: (documents: number) => `${plural(documents, 'document')} to be merged: run "zhengmai consolidate"`,
  loadCsvClosed:
    'closed to files; the server never shows whether to addresses: internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0',
  loadCsvOpen:
    'opens files for whoever may query; close it in neo4j.conf: dbms.security.allow_csv_import_from_file_urls=false',
  settingsHidden: 'the server does not tell this user its settings; see docs/deploy',
  encryptionNotNeeded: 'none, on this machine',
  encryptionMissing: 'none: password and documents cross the network in the clear; use bolt+s:// or neo4j+s://',
  settings: 'Settings',
  settingUnset: '(not set)',
  nodeTooOld: (found: string, needed: string) => `${found}; ${needed} or newer is needed. Install it from nodejs.org.`,
  writable: (folder: string) => `${folder} can be written`,
  portFree: (port: number) => `${port} is free`,
  noHits: 'Nothing found.',
  noWordMatches: 'No paragraph holds these words; the nearest by meaning:',
  keywordMatches: (count: number, atLeast: boolean) =>
    `${atLeast ? 'At least ' : ''}${plural(count, 'paragraph')} with all or most of these words`,
  byKeyword: (rank: number) => `words #${rank}`,
  byMeaning: (rank: number) => `meaning #${rank}`,
  severalEntities: (name: string) => `"${name}" may be:`,
  nearNames: 'Near names:',
  jurisdictionUnknown: '-',
  mentionsFound: (mentions: number, documents: number) =>
    `${plural(mentions, 'mention')} in ${plural(documents, 'document')}`,
  moreOmitted: (count: number) => `${count} more: raise --limit`,
  more: 'There are more: raise --limit.',
  noPath: (from: string, to: string, longest: number) =>
    `No chain of at most ${plural(longest, 'relation')} leads from ${from} to ${to}.`,
  alike: (times: number) => `${times} relations say so`,
  sameEntity: (name: string) => `Both names mean ${name}.`,
  notInCorpus: 'Not in the corpus',
  inCorpus: 'in the corpus',
  texts: 'In the corpus',
  citedIn: (documents: number) => plural(documents, 'document'),
  noneMissing: 'No cited regulation is missing.',
  noRegulations: 'No regulation is cited.',
  aliases: 'Also called',
  relations: 'Relations',
  observations: 'Values',
  undated: 'undated',
  yearUnknown: 'year not stated',
  written: (path: string, nodes: number, edges: number) =>
    `${path}: ${plural(nodes, 'entity', 'entities')}, ${plural(edges, 'relation')}`,
  truncated: 'More entities lie within this depth: raise --limit.',
  entities: 'Entities',
  extracted: (paragraphs: number, repairs: number) =>
    `${plural(paragraphs, 'paragraph')}, ${plural(repairs, 'repair')}`,
  ingestHead: ['', 'paragraphs', 'entities', 'mentions', 'relations', 'values', 'repairs', 'file'],
  ingestStatus: {
    added: 'added',
    replaced: 'replaced',
    unchanged: 'unchanged',
    skipped: 'skipped',
    failed: 'FAILED',
  },
  ingestRefused: 'Not read:',
  repairs: (made: Partial<Record<RepairKind, number>>) =>
    [
      made.gloss ? plural(made.gloss, 'gloss', 'glosses') : '',
      made.misaligned || made.stray_byte ? plural((made.misaligned ?? 0) + (made.stray_byte ?? 0), 'damaged spot') : '',
      made.stray_mark ? plural(made.stray_mark, 'stray mark') : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  ingestProgress: ({ files, done, paragraphs, rate, left }: Course) =>
    `${done}/${files} · ${plural(paragraphs, 'paragraph')}, ${rate}/s${left === null ? '' : ` · ${left} s left`}`,
  ingestSums: ({ added, replaced, unchanged, skipped, failed, paragraphs, seconds }: Sums) =>
    `${added} added, ${replaced} replaced, ${unchanged} unchanged, ${skipped} skipped, ${failed} failed; ` +
    `${plural(paragraphs, 'paragraph')} in ${seconds.toFixed(1)} s (${Math.round(paragraphs / seconds)}/s)`,
  ingestInterrupted: (left: number) =>
    `Interrupted with ${plural(left, 'file')} unread: run the same command again to go on.`,
  copying: (done: number, total: number, left: number | null) =>
    `Copying: ${done}/${total} documents${left === null ? '' : ` · ${left} s left`}`,
  copyingOriginals: (done: number, total: number) => `Copying: ${done}/${total} originals`,
  comparing: 'Comparing both, byte for byte…',
  copied: (copied: number, total: number) =>
    `${plural(copied, 'document')} copied; both hold the same ${total}, byte for byte, and the same originals.`,
  copyInterrupted: (done: number, total: number, name: string) =>
    `Interrupted with ${done} of ${plural(total, 'document')} in ${name}, where they stay: run the same command again to go on.`,
  originalsExtra: (count: number, name: string) =>
    `Left alone: ${plural(count, 'original')} that only ${name} holds ("zhengmai ingest --rebuild" there would read them too).`,
  vectorsOnServer: (vectors: number, paragraphs: number) =>
    `The server has the vectors of ${vectors} of ${plural(paragraphs, 'paragraph')}.`,
  bulkNext: (folder: string) =>
    `Tables in ${folder}. Run this there, the server stopped and its database empty; then "zhengmai copy" brings the originals and "zhengmai embed" the vectors:`,
  exported: (lines: number, digest: string) => `${plural(lines, 'line')}, SHA-256 ${digest}`,
  consolidateNext: 'What documents say of shared entities is merged by "zhengmai consolidate" once all shares are in.',
  consolidating: (done: number, total: number) => `Merging entities: ${done}/${total} documents`,
  consolidated: (documents: number) => `Merged what ${plural(documents, 'document')} say of shared entities.`,
  embedding: (done: number, total: number) => `Vectors: ${done}/${total}`,
  embedded: (fresh: number, total: number) => `${plural(total, 'paragraph')} with vectors, ${fresh} of them new`,
}
