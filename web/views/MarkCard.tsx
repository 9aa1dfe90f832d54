import { useEffect, useRef, useState } from 'preact/hooks'
import type { DocumentDetail } from '../../api/contract.ts'
import { readingText, valueText } from '../figure-text.ts'
import { entityPlace, graphPlace, hrefOf } from '../location.ts'
import { explanationRequest } from '../requests.ts'
import type { TextMark } from '../text/paragraph-marks.ts'
import type { Mention, Observation, Relation, Repair } from '../vocabulary.ts'
import { EntityLink } from './EntityLink.tsx'
import { ExplanationView } from './ExplanationView.tsx'
import { useExplorer } from './explorer-context.ts'
import { KindMark } from './KindMark.tsx'
import { StatusWord } from './StatusWord.tsx'

export type OpenCard = { marks: TextMark[]; anchor: HTMLElement }

const NARROW = '(max-width: 900px)'
const GAP = 8
const WIDTH = 320

function RuleLine({ rule, confidence }: Pick<Mention, 'rule' | 'confidence'>) {
  const { words } = useExplorer()
  return (
    <p class="dim small">
      {words.reader.rule} <code>{rule.id}</code> v{rule.version} · {words.reader.confidence} {confidence.toFixed(2)}
    </p>
  )
}

type MentionProperties = { mention: Mention; claims: Relation[]; nameOf: (id: string) => string }

function MentionCard({ mention, claims, nameOf }: MentionProperties) {
  const { words } = useExplorer()
  return (
    <section>
      <KindMark kind={mention.kind} />
      <h2 lang="zh-CN">{nameOf(mention.entityId)}</h2>
      <RuleLine {...mention} />
      {claims.length > 0 && (
        <ul class="here-claims" aria-label={words.entity.claims}>
          {claims.map(({ id, subjectId, predicate, objectId, status, strength }) => (
            <li key={id}>
              <span lang="zh-CN">{nameOf(subjectId)}</span> <b>{words.predicates[predicate]}</b>{' '}
              <span lang="zh-CN">{nameOf(objectId)}</span> <StatusWord status={status} strength={strength} />
            </li>
          ))}
        </ul>
      )}
      <p class="actions">
        <a class="button primary" href={hrefOf(entityPlace(mention.entityId))}>
          {words.reader.openEntity}
        </a>
        {mention.kind !== 'metric' && (
          <a class="button" href={hrefOf(graphPlace(mention.entityId))}>
            {words.reader.openGraph}
          </a>
        )}
      </p>
    </section>
  )
}

function FigureCard({ observation, nameOf }: { observation: Observation; nameOf: (id: string) => string }) {
  const { words } = useExplorer()
  const { metricId, subjectId, year, status, strength } = observation
  const subject = subjectId ? nameOf(subjectId) : words.entity.notSaid
  return (
    <section>
      <h2>
        <EntityLink id={metricId} kind="metric" name={nameOf(metricId)} />
      </h2>
      <p class="figure-value">
        {readingText(observation, words)} <b>{valueText(observation)}</b>{' '}
        <StatusWord status={status} strength={strength} />
      </p>
      <p class="small">
        <span lang="zh-CN">{subject}</span> · {year === null ? words.entity.notSaid : words.year(year)}
      </p>
      <RuleLine {...observation} />
    </section>
  )
}

function RepairCard({ repair }: { repair: Repair }) {
  const { words } = useExplorer()
  const { kind, original, replacement, evidence, gain, droppedBytes, forwardProved } = repair
  return (
    <section>
      <h2>{words.reader.repairKinds[kind]}</h2>
      <dl class="facts">
        <dt>{words.reader.repairedFrom}</dt>
        <dd>
          <code>{original}</code>
        </dd>
        <dt>{words.reader.repairedTo}</dt>
        <dd lang="zh-CN">{replacement === '' ? words.reader.removed : replacement}</dd>
        <dt>{words.reader.repairReason}</dt>
        <dd>{evidence}</dd>
        <dt>{kind === 'gloss' ? words.reader.glossShare : words.reader.repairGain}</dt>
        <dd>{gain.toFixed(kind === 'gloss' ? 2 : 1)}</dd>
      </dl>
      {forwardProved && <p class="small good">{words.reader.proved}</p>}
      {droppedBytes > 0 && <p class="small warn">{words.reader.guess(droppedBytes)}</p>}
    </section>
  )
}

/** The stretch of a paragraph that a mark of a name or a figure covers. */
function stretchOf(mark: TextMark): { paragraphId: string; start: number; end: number } | null {
  if (mark.layer === 'mention') return mark.mention
  return mark.layer === 'figure' ? { ...mark.observation.evidence, ...mark.observation.figure } : null
}

/** A button that asks the server why, and what it answers. */
function Why({ marks, detail }: { marks: TextMark[]; detail: DocumentDetail }) {
  const { state, words } = useExplorer()
  const [open, setOpen] = useState(false)
  const stretch = marks.map(stretchOf).find((found) => found !== null)
  const paragraph = detail.paragraphs.find(({ id }) => id === stretch?.paragraphId)
  if (!stretch || !paragraph) return null
  const toggle = () => {
    setOpen(!open)
    if (!open) void state.explanation.open(explanationRequest(detail.document.id, paragraph.ordinal, stretch))
  }
  return (
    <section>
      <button type="button" class="button" aria-expanded={open} onClick={toggle}>
        {words.explanation.why}
      </button>
      {open && <ExplanationView />}
    </section>
  )
}

/** Puts the card under its words, inside the window; narrow screens have it at the bottom, by style. */
function place(card: HTMLElement, anchor: HTMLElement): void {
  if (window.matchMedia(NARROW).matches) return
  const words = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect()
  const left = Math.max(GAP, Math.min(words.left, document.documentElement.clientWidth - WIDTH - GAP))
  const below = words.bottom + GAP
  const fits = below + card.offsetHeight < window.innerHeight
  const top = fits ? below : Math.max(GAP, words.top - GAP - card.offsetHeight)
  card.style.left = `${left + window.scrollX}px`
  card.style.top = `${top + window.scrollY}px`
}

/** What the document claims of a mention's entity in words that hold the mention. */
function claimsAt({ relations }: DocumentDetail, { entityId, paragraphId, start, end }: Mention): Relation[] {
  return relations.filter(
    ({ subjectId, objectId, evidence }) =>
      (subjectId === entityId || objectId === entityId) &&
      evidence.paragraphId === paragraphId &&
      evidence.start < end &&
      evidence.end > start,
  )
}

type Properties = { open: OpenCard; detail: DocumentDetail; close: () => void }

/** What is known about the words that were clicked: every mark over them, each with its reason. */
export function MarkCard({ open: { marks, anchor }, detail, close }: Properties) {
  const { words } = useExplorer()
  const card = useRef<HTMLDivElement>(null)
  const nameOf = (id: string): string => detail.entities.find((entity) => entity.id === id)?.name ?? id
  useEffect(() => {
    const box = card.current!
    // What the server tells makes the card higher.
    const settle = new ResizeObserver(() => place(box, anchor))
    settle.observe(box)
    box.focus({ preventScroll: true })
    const leave = (event: Event) => {
      const outside = event.target instanceof Node && !box.contains(event.target) && !anchor.contains(event.target)
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : outside) close()
      if (event instanceof KeyboardEvent && event.key === 'Escape') anchor.focus({ preventScroll: true })
    }
    document.addEventListener('keydown', leave)
    document.addEventListener('pointerdown', leave)
    return () => {
      settle.disconnect()
      document.removeEventListener('keydown', leave)
      document.removeEventListener('pointerdown', leave)
    }
  }, [anchor, close])
  return (
    <div class="card floating" role="dialog" aria-label={anchor.textContent ?? ''} tabIndex={-1} ref={card}>
      <button type="button" class="close" aria-label={words.app.close} onClick={close}>
        ×
      </button>
      {marks.map((mark) => {
        if (mark.layer === 'mention') {
          const { mention } = mark
          return <MentionCard key={mention.id} mention={mention} claims={claimsAt(detail, mention)} nameOf={nameOf} />
        }
        if (mark.layer === 'figure') {
          return <FigureCard key={mark.observation.id} observation={mark.observation} nameOf={nameOf} />
        }
        if (mark.layer === 'repair') return <RepairCard key={mark.repair.id} repair={mark.repair} />
        return null
      })}
      <Why key={anchor.textContent} marks={marks} detail={detail} />
    </div>
  )
}
