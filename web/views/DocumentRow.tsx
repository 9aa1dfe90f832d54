import { documentPlace, hrefOf } from '../location.ts'
import type { DocumentSummary } from '../vocabulary.ts'
import { SourceLine } from './SourceLine.tsx'

/** A document in a list: its title, which leads to it, and where it comes from. */
export function DocumentRow({ document }: { document: DocumentSummary }) {
  return (
    <li>
      <a class="document-link" href={hrefOf(documentPlace(document.id))} lang="zh-CN">
        {document.title}
      </a>
      <SourceLine document={document} />
    </li>
  )
}
