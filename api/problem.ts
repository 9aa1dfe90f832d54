import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  ResponseSerializationError,
  type ZodFastifySchemaValidationError,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asProblem, type ErrorCode, problem, ZhengmaiError } from '../graph/errors.ts'
import type { Problem } from './contract.ts'
import { faultsIn, type Issue } from './faults.ts'

/** Largest request that is read: a query of 10,000 Chinese characters still gets a sentence, not a closed connection. */
export const LARGEST_REQUEST = 128 * 1024

/** Exhaustive on purpose: a new error code does not compile until someone has decided its status. */
const STATUS: Record<ErrorCode, number> = {
  PATH_NOT_FOUND: 500,
  FILE_EMPTY: 500,
  FILE_BINARY: 500,
  FILE_TOO_LARGE: 500,
  FILE_UNREADABLE: 500,
  FILE_UNWRITABLE: 500,
  OUTPUT_UNWRITABLE: 500,
  FOLDER_UNREADABLE: 500,
  LINK_BROKEN: 500,
  ENCODING_UNKNOWN: 500,
  FORMAT_UNSUPPORTED: 500,
  DOCUMENT_WITHOUT_TEXT: 500,
  NOTHING_TO_READ: 500,
  ORIGINAL_DAMAGED: 500,
  EVIDENCE_MISMATCH: 500,
  GRAPH_INCONSISTENT: 500,
  GRAPH_INVALID: 500,
  DOCUMENT_NOT_FOUND: 404,
  ENTITY_NOT_FOUND: 404,
  PARAGRAPH_NOT_FOUND: 404,
  OFFSET_OUT_OF_RANGE: 400,
  OFFSET_NOT_READ: 404,
  WORD_NOT_FOUND: 500,
  DOCUMENT_TOO_LONG: 400,
  NAME_AMBIGUOUS: 409,
  ROUTE_NOT_FOUND: 404,
  EXPLORER_MISSING: 404,
  HOST_REFUSED: 403,
  ORIGIN_REFUSED: 403,
  REQUEST_TOO_LARGE: 413,
  REQUEST_INVALID: 400,
  QUERY_TOO_LONG: 400,
  CURSOR_INVALID: 400,
  USAGE: 500,
  CONFIG_INVALID: 500,
  STORE_IN_USE: 503,
  STORE_NEWER: 503,
  STORE_DAMAGED: 503,
  STORE_UNWRITABLE: 503,
  STORE_MISSING: 503,
  STORE_FOREIGN: 503,
  COPY_ONTO_ITSELF: 500,
  COPY_TARGET_HOLDS_MORE: 500,
  COPY_DIFFERS: 500,
  COPY_LACKS_ORIGINALS: 500,
  SERVER_UNREACHABLE: 503,
  SERVER_UNTRUSTED: 503,
  SERVER_DENIED: 503,
  SERVER_DATABASE_MISSING: 503,
  SERVER_VERSION: 503,
  SERVER_INDEX_NOT_ONLINE: 503,
  SERVER_FULL: 503,
  SERVER_FAILED: 503,
  SERVER_READ_ONLY: 503,
  CYPHER_NOT_HERE: 501,
  CYPHER_REFUSED: 403,
  CYPHER_INVALID: 400,
  CYPHER_ANSWER_TOO_LARGE: 400,
  CYPHER_OFF: 403,
  CYPHER_BUSY: 429,
  QUERY_TIMED_OUT: 503,
  DOCUMENT_IN_WRITING: 503,
  MODEL_MISSING: 503,
  MODEL_CORRUPT: 503,
  MODEL_SOURCE_FAILED: 503,
  MODEL_FETCH_FAILED: 503,
  EMBEDDER_STOPPED: 503,
  VECTOR_WRONG_SIZE: 500,
  VECTOR_INVALID: 500,
  INDEX_STOPPED: 503,
  PORT_IN_USE: 500,
  LISTEN_FAILED: 500,
  LEXICON_INVALID: 500,
  GOLD_INVALID: 500,
  INTERNAL: 500,
}

/** Of ours, but no sentence of these names a path or a cause: the reader is told it. */
const TOLD = new Set<ErrorCode>(['CYPHER_NOT_HERE', 'QUERY_TIMED_OUT'])

export const statusOf = (code: ErrorCode): number => STATUS[code]

/** The body of an error answer (RFC 9457). `detail` is in the language that the reader prefers, Chinese if they do not say. */
export function problemBody({ code, sentences }: ZhengmaiError, acceptLanguage = 'zh'): Problem {
  const status = STATUS[code]
  const preferred = /\b(zh|en)\b/i.exec(acceptLanguage)?.[1]?.toLowerCase() === 'en' ? 'en' : 'zh'
  return {
    type: `urn:zhengmai:${code.toLowerCase().replaceAll('_', '-')}`,
    title: STATUS_CODES[status]!,
    status,
    detail: sentences[preferred],
    code,
    sentences,
  }
}

/** zod's issue inside what the framework made of it. */
const issueOf = ({ instancePath, keyword, params }: ZodFastifySchemaValidationError): Issue =>
  ({ ...params, code: keyword, path: instancePath.split('/').slice(1) }) as Issue

const BAD_ADDRESS = {
  en: 'a part of the address is too long, or not percent-encoded UTF-8',
  zh: '地址中有一段过长，或不是百分号编码的 UTF-8',
}

const NOT_JSON = {
  en: 'the body is not JSON, sent as application/json',
  zh: '请求体不是以 application/json 发送的 JSON',
}

/** What a request that failed before it reached a route is told. */
function fromFramework(error: FastifyError, { query, params, body }: FastifyRequest): ZhengmaiError {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const given = Object.assign({ '': body }, query, params, body)
    return problem('REQUEST_INVALID', faultsIn(error.validation.map(issueOf), given))
  }
  if (error.code === 'FST_ERR_BAD_URL' || error.code === 'FST_ERR_MAX_PARAM_LENGTH') {
    return problem('REQUEST_INVALID', BAD_ADDRESS)
  }
  if (error instanceof ResponseSerializationError) {
    return problem('INTERNAL', `${error.method} ${error.url}: ${z.prettifyError(error.cause)}`).causedBy(error)
  }
  if (error.statusCode === 413) return problem('REQUEST_TOO_LARGE', LARGEST_REQUEST)
  // A body that fits no parser, or that its parser refuses.
  if (error.code?.startsWith('FST_ERR_CTP_') || (error instanceof SyntaxError && error.statusCode === 400)) {
    return problem('REQUEST_INVALID', NOT_JSON)
  }
  if (error.statusCode !== undefined && error.statusCode < 500)
    return problem('REQUEST_INVALID', { en: error.message, zh: error.message })
  return asProblem(error)
}

/**
 * The error handler of the application. What goes wrong on our side is handed to `report` in full; the reader is told
 * its code and the request's number only, because sentences name paths and causes.
 */
export function problemHandler(report: (error: ZhengmaiError, requestId: string) => void) {
  return (error: FastifyError | ZhengmaiError, request: FastifyRequest, reply: FastifyReply) => {
    const ours = error instanceof ZhengmaiError ? error : fromFramework(error, request)
    const status = STATUS[ours.code]
    if (status >= 500) report(ours, request.id)
    const { sentences } = status < 500 || TOLD.has(ours.code) ? ours : problem('INTERNAL', request.id)
    const body = problemBody(new ZhengmaiError(ours.code, sentences), request.headers['accept-language'])
    return reply.code(status).type('application/problem+json').serializer(JSON.stringify).send(body)
  }
}

const UNREADABLE = {
  en: 'it cannot be read as HTTP; characters outside ASCII must be percent-encoded',
  zh: '无法按 HTTP 解读；ASCII 以外的字符须用百分号编码',
}

/** Answers what never became a request: headers that are too large, or an address with bare Chinese in it. */
export function answerUnreadable({ code }: NodeJS.ErrnoException, socket: Socket): void {
  const tooLarge = code === 'HPE_HEADER_OVERFLOW'
  const fault = tooLarge ? problem('REQUEST_TOO_LARGE', LARGEST_REQUEST) : problem('REQUEST_INVALID', UNREADABLE)
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const body = problemBody(fault)
  const json = JSON.stringify(body)
  socket.end(
    [
      `HTTP/1.1 ${body.status} ${body.title}`,
      'content-type: application/problem+json',
      'cache-control: no-store',
      `content-length: ${Buffer.byteLength(json)}`,
      'connection: close',
      '',
      json,
    ].join('\r\n'),
  )
}
