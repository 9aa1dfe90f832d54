import type { Neighbourhood } from '../../api/contract.ts'
import { documentPlace, hrefOf } from '../location.ts'
import { useExplorer } from './explorer-context.ts'
import { StatusWord } from './StatusWord.tsx'

type Claim = Omit<Neighbourhood['edges'][number], 'times'>

/** One claim: when, whether done or planned, and the words that make it with the document they stand in. */
export function ClaimRow({ claim, detailed = false }: { claim: Claim; detailed?: boolean }) {
  const { words } = useExplorer()
  const { evidence, document, year, status, strength, implicitSubject, rule, confidence } = claim
  const mark = [evidence.start, evidence.end] as const
  return (
    <li class="claim">
      <a class="proof" href={hrefOf(documentPlace(document.id, { paragraph: evidence.paragraphId, mark }))}>
        <span class="claim-head">
          {year !== null && <span class="claim-year">{words.year(year)}</span>}
          <StatusWord status={status} strength={strength} />
          {implicitSubject && <span class="dim small">{words.entity.implicit}</span>}
        </span>
        <q lang="zh-CN">{evidence.quote}</q>
        <cite lang="zh-CN">{document.title}</cite>
      </a>
      {detailed && (
        <p class="dim small">
          {words.reader.rule} <code>{rule.id}</code> v{rule.version} · {words.reader.confidence} {confidence.toFixed(2)}
        </p>
      )}
    </li>
  )
}
