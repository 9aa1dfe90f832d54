/**
 * Everything that can go wrong, in one list, in both languages.
 *
 * Each code has one sentence: what happened, to what, and what to do about it. Callers branch on `code`.
 * It imports nothing but sentences, so that everything may import it.
 */
import { EXPLAIN_MESSAGES } from './explain-messages.ts'
import { type Language, quoted, type Sentences } from './sentences.ts'
import { STORE_MESSAGES } from './store-messages.ts'

export type { Language, Sentences }

const MESSAGES = {
  PATH_NOT_FOUND: (path: string) => ({
    en: `There is no file or folder "${path}". Check the path.`,
    zh: `找不到文件或文件夹“${path}”。请检查路径。`,
  }),
  FILE_EMPTY: (path: string) => ({
    en: `"${path}" is empty. Put the document's text into it, or remove it.`,
    zh: `“${path}”是空文件。请补上正文，或删去该文件。`,
  }),
  FILE_BINARY: (path: string) => ({
    en: `"${path}" is not text. Convert it to .txt or .md first.`,
    zh: `“${path}”不是文本文件。请先转成 .txt 或 .md。`,
  }),
  FILE_TOO_LARGE: (path: string, bytes: number, limit: number) => ({
    en: `"${path}" has ${bytes} bytes; the limit is ${limit}. Split it, or raise ZHENGMAI_MAX_FILE_BYTES.`,
    zh: `“${path}”有 ${bytes} 字节，上限为 ${limit}。请拆分文件，或调高 ZHENGMAI_MAX_FILE_BYTES。`,
  }),
  FILE_UNREADABLE: (path: string, reason: string) => ({
    en: `Cannot read "${path}" (${reason}). Check its permissions.`,
    zh: `无法读取“${path}”（${reason}）。请检查权限。`,
  }),
  FOLDER_UNREADABLE: (path: string, reason: string) => ({
    en: `Cannot list the folder "${path}" (${reason}). Check its permissions.`,
    zh: `无法列出文件夹“${path}”（${reason}）。请检查权限。`,
  }),
  LINK_BROKEN: (path: string) => ({
    en: `The link "${path}" leads nowhere. Mend or remove it.`,
    zh: `链接“${path}”的目标不存在。请修复或删除。`,
  }),
  ENCODING_UNKNOWN: (path: string) => ({
    en: `Cannot tell the encoding of "${path}". Save it as UTF-8.`,
    zh: `无法判断“${path}”的编码。请另存为 UTF-8。`,
  }),
  FORMAT_UNSUPPORTED: (path: string, extension: string) => ({
    en: `"${path}" was skipped: ${extension || 'a file without extension'} is not read yet. Convert it to .txt or .md.`,
    zh: `已跳过“${path}”：暂不支持${extension || '无扩展名的文件'}。请转成 .txt 或 .md。`,
  }),
  DOCUMENT_WITHOUT_TEXT: (path: string) => ({
    en: `"${path}" holds no readable paragraph. Check that it is a document.`,
    zh: `“${path}”中没有可读的段落。请确认它是一份文件。`,
  }),
  NOTHING_TO_READ: (path: string) => ({
    en: `There is no .txt or .md file under "${path}". Check the path, or convert the documents first.`,
    zh: `“${path}”下没有 .txt 或 .md 文件。请检查路径，或先转换文件格式。`,
  }),
  ORIGINAL_DAMAGED: (source: string) => ({
    en: `The copy of "${source}" that the store keeps is lost or damaged. Ingest the file again from where it came.`,
    zh: `存储中保留的“${source}”原件已丢失或损坏。请从原处重新导入该文件。`,
  }),
  EVIDENCE_MISMATCH: (what: string, id: string, quote: string, found: string) => ({
    en: `The ${what} ${id} quotes "${quote}", but its paragraph reads "${found}" there. Nothing was stored; report the rule that made it.`,
    zh: `${what} ${id} 引用“${quote}”，但该处原文是“${found}”。未写入；请报告产生它的规则。`,
  }),
  GRAPH_INCONSISTENT: (what: string, id: string, missing: string) => ({
    en: `The ${what} ${id} refers to ${missing}, which its document does not contain. Nothing was stored.`,
    zh: `${what} ${id} 指向 ${missing}，但其文档中没有。未写入。`,
  }),
  GRAPH_INVALID: (what: string, id: string, reason: string) => ({
    en: `The ${what} ${id} is not valid: ${reason}. Nothing was stored; report the rule that made it.`,
    zh: `${what} ${id} 无效：${reason}。未写入；请报告产生它的规则。`,
  }),
  DOCUMENT_NOT_FOUND: (id: string) => ({
    en: `No document has the id "${quoted(id)}". Look for it in the list of documents.`,
    zh: `没有编号为“${quoted(id)}”的文档。请在文档列表中查找。`,
  }),
  ENTITY_NOT_FOUND: (id: string) => ({
    en: `No entity has the id or name "${quoted(id)}". Look for a part of its name.`,
    zh: `没有编号或名称为“${quoted(id)}”的实体。请用名称的一部分查找。`,
  }),
  ROUTE_NOT_FOUND: (path: string) => ({
    en: `There is nothing at ${path}. The routes are listed at /api/docs.`,
    zh: `${path} 不存在。可用接口见 /api/docs。`,
  }),
  NAME_AMBIGUOUS: (name: string, count: number) => ({
    en: `"${name}" names ${count} entities. Give the id of one of them.`,
    zh: `“${name}”对应 ${count} 个实体。请改用其中一个的编号。`,
  }),
  EXPLORER_MISSING: () => ({
    en: 'The explorer is not built. Run "npm run build"; the interface at /api answers without it.',
    zh: '浏览界面尚未构建。请运行“npm run build”；/api 接口不受影响。',
  }),
  HOST_REFUSED: (host: string) => ({
    en: `The server answers to this machine's own names only, not to "${host}". Open it as localhost, or set ZHENGMAI_HOST to listen for others.`,
    zh: `服务只应答本机名称，不应答“${host}”。请以 localhost 打开，或设置 ZHENGMAI_HOST 对外监听。`,
  }),
  ORIGIN_REFUSED: (origin: string, host: string) => ({
    en: `A page of "${quoted(origin)}" may not ask this of "${quoted(host)}". Ask from a page of this server or from a program; a proxy in between must pass the Host header on.`,
    zh: `“${quoted(origin)}”的页面不得向“${quoted(host)}”发出此请求。请从本服务的页面或程序发出；中间的代理须原样传递 Host 头。`,
  }),
  REQUEST_TOO_LARGE: (limit: number) => ({
    en: `The request is larger than ${limit} bytes. Send less.`,
    zh: `请求超过 ${limit} 字节。请缩小。`,
  }),
  REQUEST_INVALID: (detail: Sentences) => ({
    en: `The request is not valid: ${detail.en}. See /api/docs.`,
    zh: `请求无效：${detail.zh}。请见 /api/docs。`,
  }),
  QUERY_TOO_LONG: (length: number, limit: number) => ({
    en: `The query has ${length} characters; the limit is ${limit}. Shorten it.`,
    zh: `查询有 ${length} 个字符，上限为 ${limit}。请缩短。`,
  }),
  CURSOR_INVALID: (cursor: string) => ({
    en: `"${quoted(cursor)}" is not a cursor of this listing. Start again without one.`,
    zh: `“${quoted(cursor)}”不是本列表的游标。请去掉游标重新开始。`,
  }),
  USAGE: (detail: Sentences) => ({ en: `${detail.en} Try --help.`, zh: `${detail.zh}请用 --help 查看用法。` }),
  CONFIG_INVALID: (detail: Sentences) => ({
    en: `The settings are not valid:\n${detail.en}\nCorrect them in the environment.`,
    zh: `设置无效：\n${detail.zh}\n请更正环境变量。`,
  }),
  FILE_UNWRITABLE: (path: string, reason: string) => ({
    en: `Cannot write "${path}" (${reason}). Check its permissions, or choose another place.`,
    zh: `无法写入“${path}”（${reason}）。请检查权限，或换一个位置。`,
  }),
  OUTPUT_UNWRITABLE: (reason: string) => ({
    en: `Cannot write what is to be printed (${reason}). Free space, or send it elsewhere.`,
    zh: `无法写出结果（${reason}）。请腾出空间，或输出到别处。`,
  }),
  ...STORE_MESSAGES,
  ...EXPLAIN_MESSAGES,
  MODEL_MISSING: (folder: string) => ({
    en: `The embedding model is not at "${folder}". Run "zhengmai model fetch"; until then search goes by keywords only.`,
    zh: `“${folder}”处没有向量模型。请运行“zhengmai model fetch”；在此之前只按关键词检索。`,
  }),
  MODEL_CORRUPT: (file: string, reason: Sentences) => ({
    en: `The model file "${file}" is damaged (${reason.en}). Run "zhengmai model fetch" to replace it.`,
    zh: `模型文件“${file}”已损坏（${reason.zh}）。请运行“zhengmai model fetch”重新获取。`,
  }),
  /** One source's reason; all of them together make a `MODEL_FETCH_FAILED`. */
  MODEL_SOURCE_FAILED: (reason: Sentences) => reason,
  MODEL_FETCH_FAILED: (reasons: Sentences) => ({
    en: `The embedding model could not be fetched:\n${reasons.en}\nGive a folder with "zhengmai model fetch --from DIR", or set ZHENGMAI_MODEL_HUB or ZHENGMAI_MODEL_MAVEN.`,
    zh: `未能获取向量模型：\n${reasons.zh}\n请用“zhengmai model fetch --from 文件夹”指定，或设置 ZHENGMAI_MODEL_HUB、ZHENGMAI_MODEL_MAVEN。`,
  }),
  EMBEDDER_STOPPED: (reason: string) => ({
    en: `The embedding process ended (${reason}). What was embedded is kept; run "zhengmai embed" to go on.`,
    zh: `向量进程已退出（${reason}）。已完成的部分保留；请运行“zhengmai embed”继续。`,
  }),
  VECTOR_WRONG_SIZE: (expected: number, got: number) => ({
    en: `Expected a vector of ${expected} numbers, got ${got}. Run "zhengmai embed" with the model in use.`,
    zh: `向量应有 ${expected} 维，实有 ${got} 维。请用当前模型运行“zhengmai embed”。`,
  }),
  VECTOR_INVALID: () => ({
    en: `The embedding model gave a vector that is zero or not finite. Run "zhengmai model fetch" to replace the model.`,
    zh: `向量模型给出了全零或非有限的向量。请运行“zhengmai model fetch”重新获取模型。`,
  }),
  INDEX_STOPPED: (reason: string) => ({
    en: `The search index ended (${reason}). Start the command again.`,
    zh: `检索索引已退出（${reason}）。请重新运行命令。`,
  }),
  PORT_IN_USE: (host: string, port: number) => ({
    en: `${host}:${port} is taken. Stop the other program, or give --port.`,
    zh: `${host}:${port} 已被占用。请停止占用的程序，或用 --port 指定其他端口。`,
  }),
  LISTEN_FAILED: (host: string, port: number, reason: string) => ({
    en: `Cannot listen on ${host}:${port} (${reason}). Give another --host or --port.`,
    zh: `无法监听 ${host}:${port}（${reason}）。请换用其他 --host 或 --port。`,
  }),
  LEXICON_INVALID: (file: string, line: number, reason: Sentences) => ({
    en: `Line ${line} of the lexicon "${file}" is not valid: ${reason.en}.`,
    zh: `词表“${file}”第 ${line} 行无效：${reason.zh}。`,
  }),
  GOLD_INVALID: (file: string, reason: string) => ({
    en: `"${file}" is not a labelled passage: ${reason}.`,
    zh: `“${file}”不是标注段落：${reason}。`,
  }),
  INTERNAL: (reason: string) => ({
    en: `Something unexpected happened (${reason}). Please report it with what you did.`,
    zh: `发生意外错误（${reason}）。请附上操作步骤报告。`,
  }),
} as const satisfies Record<string, (...details: never[]) => Sentences>

export type ErrorCode = keyof typeof MESSAGES
type Details<C extends ErrorCode> = Parameters<(typeof MESSAGES)[C]>

export const ERROR_CODES = Object.keys(MESSAGES) as ErrorCode[]

/** The only error class this project throws. Branch on `code`, never on the sentences. */
export class ZhengmaiError extends Error {
  readonly code: ErrorCode
  readonly sentences: Sentences

  constructor(code: ErrorCode, sentences: Sentences, cause?: unknown) {
    super(`${code}: ${sentences.en}`, cause === undefined ? undefined : { cause })
    this.name = 'ZhengmaiError'
    this.code = code
    this.sentences = sentences
  }

  /** The same problem, keeping what led to it. */
  causedBy(cause: unknown): ZhengmaiError {
    return new ZhengmaiError(this.code, this.sentences, cause)
  }
}

/** `throw problem('DOCUMENT_NOT_FOUND', id)`: the details are checked against the code when compiling. */
export function problem<C extends ErrorCode>(code: C, ...details: Details<C>): ZhengmaiError {
  const sentences = (MESSAGES[code] as unknown as (...given: Details<C>) => Sentences)(...details)
  return new ZhengmaiError(code, sentences)
}

/** Whatever was thrown, as one of ours: anything unexpected becomes `INTERNAL` with the original as its cause. */
export function asProblem(thrown: unknown): ZhengmaiError {
  if (thrown instanceof ZhengmaiError) return thrown
  return problem('INTERNAL', thrown instanceof Error ? thrown.message : String(thrown)).causedBy(thrown)
}
