/** What can go wrong when a place in a document is to be explained; a part of the list in `errors.ts`. */
import { quoted, type Sentences } from './sentences.ts'

export const EXPLAIN_MESSAGES = {
  OFFSET_OUT_OF_RANGE: (at: number, length: number) => ({
    en: `There is nothing at ${at}: the text ends before ${length}. Offsets count UTF-16 units from 0.`,
    zh: `位置 ${at} 处没有文字：文本在 ${length} 之前结束。位置按 UTF-16 单元从 0 计。`,
  }),
  OFFSET_NOT_READ: (at: number) => ({
    en: `What stands at ${at} is in no paragraph: a blank, an ornament, a comment, or a title printed twice. Give a place in a sentence.`,
    zh: `位置 ${at} 处不属于任何段落：是空白、装饰符号、注释或重复的标题。请给出句子中的位置。`,
  }),
  PARAGRAPH_NOT_FOUND: (ordinal: number, count: number) => ({
    en: `There is no paragraph ${ordinal}: the document has ${count}, counted from 0.`,
    zh: `没有第 ${ordinal} 段：本文共 ${count} 段，从 0 计。`,
  }),
  WORD_NOT_FOUND: (word: string) => ({
    en: `"${quoted(word)}" stands nowhere in the document's paragraphs. Check the characters, or give a part of it.`,
    zh: `本文各段中都没有“${quoted(word)}”。请检查用字，或只给出其中一部分。`,
  }),
  DOCUMENT_TOO_LONG: (length: number, limit: number) => ({
    en: `The document has ${length} characters; the server explains up to ${limit}. Run "zhengmai explain" on its file.`,
    zh: `该文件有 ${length} 个字符，服务器最多解释 ${limit} 个。请对原文件运行“zhengmai explain”。`,
  }),
} as const satisfies Record<string, (...details: never[]) => Sentences>
