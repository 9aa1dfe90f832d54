import { quoted } from './sentences.ts'

/** What can go wrong with a store, in a folder or on a server: a part of the list in `errors.ts`. */
export const STORE_MESSAGES = {
  STORE_IN_USE: (path: string) => ({
    en: `The store "${path}" is in use by another process. Stop that one, or use another --store.`,
    zh: `存储“${path}”正被另一进程使用。请先停止它，或用 --store 指定别处。`,
  }),
  STORE_NEWER: (path: string, found: number, known: number) => ({
    en: `The store "${path}" has format ${found}; this version knows up to ${known}. Update zhengmai, or use another --store.`,
    zh: `存储“${path}”的格式为 ${found}，本版本只认到 ${known}。请升级 zhengmai，或用 --store 指定别处。`,
  }),
  STORE_DAMAGED: (path: string, reason: string) => ({
    en: `The store "${path}" cannot be opened (${reason}). Its originals are intact: run "zhengmai ingest --rebuild".`,
    zh: `无法打开存储“${path}”（${reason}）。原件完好：请运行“zhengmai ingest --rebuild”。`,
  }),
  STORE_UNWRITABLE: (path: string, reason: string) => ({
    en: `Cannot write to the store "${path}" (${reason}). What was stored before is intact. Free space or mend the permissions, then run the command again.`,
    zh: `无法写入存储“${path}”（${reason}）。此前的内容完好。请腾出空间或修正权限后重试。`,
  }),
  STORE_FOREIGN: (path: string) => ({
    en: `"${path}" holds other things and is not a store. Give --store a new or empty folder.`,
    zh: `“${path}”中是其他内容，不是存储。请用 --store 指定新的或空的文件夹。`,
  }),
  STORE_MISSING: (path: string) => ({
    en: `There is no store at "${path}". Run "zhengmai ingest FOLDER" first, or give --store.`,
    zh: `“${path}”处没有存储。请先运行“zhengmai ingest 文件夹”，或用 --store 指定。`,
  }),
  COPY_ONTO_ITSELF: (name: string) => ({
    en: `"${name}" is both where to copy from and where to. Give two stores.`,
    zh: `“${name}”既是来源又是目标。请给出两个不同的存储。`,
  }),
  COPY_TARGET_HOLDS_MORE: (name: string, count: number) => ({
    en: `"${name}" holds ${count} documents that the source has not. Copy into an empty store, or give --replace to take them away.`,
    zh: `“${name}”中有 ${count} 份来源没有的文档。请复制到空的存储，或用 --replace 删去它们。`,
  }),
  COPY_DIFFERS: (name: string, line: number, lacking: number, extra: number) => ({
    en: `The copy in "${name}" differs from its source at line ${line} of their exports (documents missing or different there: ${lacking}, only there: ${extra}); one of them may have changed meanwhile. Run the command again.`,
    zh: `“${name}”中的副本与来源的导出从第 ${line} 行起不同（副本缺少或内容不同的文档 ${lacking} 份，仅副本有的 ${extra} 份）；其间可能有改动。请重新运行。`,
  }),
  COPY_LACKS_ORIGINALS: (name: string, count: number) => ({
    en: `The graph in "${name}" is the same, but ${count} originals of the source are not there: lost or damaged in the source, or changed meanwhile. Run the command again; if that does not help, ingest those files again from where they came.`,
    zh: `“${name}”中的图谱相同，但缺少来源的 ${count} 份原件：它们在来源中已丢失或损坏，或其间有改动。请重新运行；若仍然如此，请从原处重新导入这些文件。`,
  }),
  SERVER_UNREACHABLE: (url: string) => ({
    en: `The Neo4j server ${url} does not answer, or went away; a document that was being written is there whole or not at all. Check NEO4J_URL and that the server runs${url.includes('+s') ? '' : ' (one that wants TLS needs +s: bolt+s://…)'}, then run the command again.`,
    zh: `Neo4j 服务器 ${url} 无应答或连接中断；正在写入的文档要么完整，要么不存在。请检查 NEO4J_URL 及服务器是否运行${url.includes('+s') ? '' : '（要求 TLS 的服务器需用 bolt+s://…）'}，然后重试。`,
  }),
  SERVER_UNTRUSTED: (url: string, reason: string) => ({
    en: `The certificate of ${url} is not trusted (${quoted(reason)}). Give its authority in NODE_EXTRA_CA_CERTS, or use +ssc instead of +s to trust it unseen.`,
    zh: `不信任 ${url} 的证书（${quoted(reason)}）。请用 NODE_EXTRA_CA_CERTS 指定其签发机构，或以 +ssc 代替 +s 直接信任。`,
  }),
  SERVER_DENIED: (url: string, user: string) => ({
    en: `The Neo4j server ${url} does not let the user "${user}" in, or not do this. Check NEO4J_USER and NEO4J_PASSWORD.`,
    zh: `Neo4j 服务器 ${url} 拒绝用户“${user}”登录或执行此操作。请检查 NEO4J_USER 和 NEO4J_PASSWORD。`,
  }),
  SERVER_DATABASE_MISSING: (url: string, database: string) => ({
    en: `The Neo4j server ${url} has no database "${database}". Check NEO4J_DATABASE, or create it there.`,
    zh: `Neo4j 服务器 ${url} 上没有数据库“${database}”。请检查 NEO4J_DATABASE，或在服务器上创建。`,
  }),
  SERVER_VERSION: (url: string, found: string, oldest: string) => ({
    en: `${url} is Neo4j ${found}; ${oldest} or newer is needed. Update the server.`,
    zh: `${url} 是 Neo4j ${found}，需要 ${oldest} 或更新版本。请升级服务器。`,
  }),
  SERVER_INDEX_NOT_ONLINE: (url: string, index: string, state: string) => ({
    en: `The index "${index}" on ${url} is not ready (${state}). Wait and try again; if it has failed, drop it there and run the command again.`,
    zh: `${url} 上的索引“${index}”尚未就绪（${state}）。请稍后重试；若已失败，请在服务器上删除该索引后重试。`,
  }),
  SERVER_FULL: (url: string, reason: string) => ({
    en: `The Neo4j server ${url} ran out of memory for this (${quoted(reason)}). Nothing was written. Raise db.memory.transaction.max or its heap, then run the command again.`,
    zh: `Neo4j 服务器 ${url} 内存不足（${quoted(reason)}）。未写入。请调高 db.memory.transaction.max 或堆内存后重试。`,
  }),
  SERVER_FAILED: (url: string, reason: string) => ({
    en: `The database on ${url} has stopped (${quoted(reason)}), most often because its disk is full. Read its log, free disk, restart it, then run the command again; a document is there whole or not at all.`,
    zh: `${url} 上的数据库已停止（${quoted(reason)}），最常见的原因是磁盘已满。请查看其日志、腾出磁盘并重启，然后重试；文档要么完整，要么不存在。`,
  }),
  SERVER_READ_ONLY: (url: string) => ({
    en: `The Neo4j server ${url} takes no writes here (read only). Nothing was written. Use neo4j:// to reach the leader, or a database that can be written.`,
    zh: `Neo4j 服务器 ${url} 在此只读，不接受写入。未写入。请用 neo4j:// 连接主节点，或改用可写的数据库。`,
  }),
  CYPHER_NOT_HERE: () => ({
    en: 'Cypher is for Neo4j; this store is a folder, whose engine has no way to keep a query from writing. Copy it: "zhengmai copy --from FOLDER --to bolt://…".',
    zh: 'Cypher 仅用于 Neo4j；此存储是文件夹，其引擎无法防止查询写入。可先复制：“zhengmai copy --from 文件夹 --to bolt://…”。',
  }),
  CYPHER_ANSWER_TOO_LARGE: () => ({
    en: 'The answer is larger than can be held. Ask for less: fewer rows, or shorter lists and texts in them.',
    zh: '结果过大，无法容纳。请缩小：减少行数，或其中列表与文本的长度。',
  }),
  CYPHER_OFF: () => ({
    en: 'The Cypher console is off here. Who runs this server switches it on with ZHENGMAI_CYPHER=on; see docs/cypher.md for what that means.',
    zh: '此处未开启 Cypher 控制台。服务的管理者可设 ZHENGMAI_CYPHER=on 开启；其含义见 docs/cypher.md。',
  }),
  CYPHER_BUSY: (most: number) => ({
    en: `${most} texts in Cypher are running, and no more run at once. Try again in some seconds.`,
    zh: `已有 ${most} 条 Cypher 语句在运行，达到同时运行的上限。请数秒后重试。`,
  }),
  CYPHER_REFUSED: (what: string) => ({
    en: `This text is not run: ${quoted(what)} is not among what only reads the graph. See docs/cypher.md.`,
    zh: `未执行：${quoted(what)} 不属于只读图谱的操作。见 docs/cypher.md。`,
  }),
  CYPHER_INVALID: (reason: string) => ({
    en: `The server does not understand this text: ${reason}. See docs/cypher.md.`,
    zh: `服务器无法理解该语句：${reason}。见 docs/cypher.md。`,
  }),
  QUERY_TIMED_OUT: () => ({
    en: 'The query took too long and was ended. Ask for less, or try again when the server is less busy.',
    zh: '查询超时，已终止。请缩小范围，或待服务器空闲时重试。',
  }),
  DOCUMENT_IN_WRITING: (id: string) => ({
    en: `The document "${id}" is being written at this moment. Read it again in a few seconds.`,
    zh: `文献“${id}”正在写入。请稍候数秒再读。`,
  }),
}
