const plural = (count: number, noun: string, nouns = `${noun}s`): string => `${count} ${count === 1 ? noun : nouns}`

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
  noHits: 'Nothing found.',
  noWordMatches: 'No paragraph holds these words; the nearest by meaning:',
  keywordMatches: (count: number) => `${plural(count, 'paragraph')} with these words`,
  byKeyword: (rank: number) => `words #${rank}`,
  byMeaning: (rank: number) => `meaning #${rank}`,
  severalEntities: (name: string) => `"${name}" may be:`,
  nearNames: 'Near names:',
  jurisdictionUnknown: '-',
  mentionsFound: (mentions: number, documents: number) =>
    `${plural(mentions, 'mention')} in ${plural(documents, 'document')}`,
  moreOmitted: (count: number) => `${count} more: raise --limit`,
  more: 'There are more: raise --limit.',
  aliases: 'Also called',
  relations: 'Relations',
  observations: 'Values',
  undated: 'undated',
  yearUnknown: 'year not stated',
  written: (path: string, nodes: number, edges: number) =>
    `${path}: ${plural(nodes, 'entity', 'entities')}, ${plural(edges, 'relation')}`,
  truncated: 'More entities lie within this depth: raise --limit.',
}
