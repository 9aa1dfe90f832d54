import type { Language } from '../../graph/errors.ts'
import { plural } from './messages-en.ts'

type Sums = { word: string; paragraphs: number; changed: number; elsewhere: number; documents: number; read: number }

const english = {
  elsewhere: 'the word is not in it; what it says changes with the rest of the document',
  never: 'never a mention',
  reading: (done: number, total: number, changed: number) =>
    `${done}/${total} · ${plural(changed, 'paragraph')} would change`,
  unread: (count: number) => `Interrupted with ${plural(count, 'document')} unread.`,
  sums: ({ word, paragraphs, changed, elsewhere, documents, read }: Sums) =>
    `“${word}” stands in ${plural(paragraphs, 'paragraph')} of ${plural(read, 'document')}; ${changed} of them would change` +
    `${elsewhere > 0 ? `, and ${elsewhere} without it` : ''}, in ${plural(documents, 'document')}. Nothing was written.`,
  omitted: (count: number) => `${plural(count, 'more paragraph')}: raise --limit`,
  added: (word: string, file: string) =>
    `“${word}” is in ${file}. The next "zhengmai ingest" reads documents anew with it.`,
  listed: (count: number, file: string) => `${plural(count, 'word')} in ${file}`,
  none: (file: string) => `none; ${file} would be read`,
}

const chinese: typeof english = {
  elsewhere: '该词不在此段，随文件其他部分的认定而变',
  never: '不作提及',
  reading: (done, total, changed) => `${done}/${total} · ${changed} 个段落将有变化`,
  unread: (count) => `已中断，还有 ${count} 份文件未读。`,
  sums: ({ word, paragraphs, changed, elsewhere, documents, read }) =>
    `${read} 份文件中有 ${paragraphs} 个段落含“${word}”，其中 ${changed} 个将有变化` +
    `${elsewhere > 0 ? `，另有 ${elsewhere} 个不含该词的段落也会变` : ''}，涉及 ${documents} 份文件。未写入任何内容。`,
  omitted: (count) => `另有 ${count} 个段落：请调高 --limit`,
  added: (word, file) => `“${word}”已写入 ${file}。下次“zhengmai ingest”将据此重读文件。`,
  listed: (count, file) => `${file} 中有 ${count} 个词`,
  none: (file) => `无；若有 ${file} 则读取`,
}

/** What the commands say of a user's lexicon. */
export const lexiconWords = (language: Language): typeof english => (language === 'zh' ? chinese : english)
