import { type Signal, useSignal } from '@preact/signals'
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import type { DocumentDetail } from '../../api/contract.ts'
import { citationOf } from '../citation.ts'
import { type DocumentPlace, documentPlace, hrefOf, MARK_LAYERS } from '../location.ts'
import { outlineOf } from '../text/outline.ts'
import { marksByParagraph, shownLayers, type TextMark } from '../text/paragraph-marks.ts'
import type { Paragraph } from '../vocabulary.ts'
import { useExplorer } from './explorer-context.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { HitSteps } from './HitSteps.tsx'
import { MarkCard, type OpenCard } from './MarkCard.tsx'
import { ParagraphView, type Reading, TableView } from './ParagraphView.tsx'
import { usePageTitle } from './page-title.ts'
import { Outline, ReaderPanel } from './ReaderSides.tsx'
import { Skeleton } from './Skeleton.tsx'
import { SourceLine } from './SourceLine.tsx'

const NONE: readonly TextMark[] = []

/** Paragraphs one by one, rows of a table together. */
function blocksOf(paragraphs: readonly Paragraph[]): Paragraph[][] {
  const blocks: Paragraph[][] = []
  for (const paragraph of paragraphs) {
    const last = blocks.at(-1)
    if (paragraph.role === 'table' && last?.at(-1)?.role === 'table') last.push(paragraph)
    else blocks.push([paragraph])
  }
  return blocks
}

/** The last heading above the upper third of the window. */
function useCurrentHeading(ids: readonly string[]): string | null {
  const [current, setCurrent] = useState<string | null>(null)
  useEffect(() => {
    const look = () => {
      const above = ids.filter(
        (id) => (document.getElementById(id)?.getBoundingClientRect().top ?? Infinity) < window.innerHeight / 3,
      )
      setCurrent(above.at(-1) ?? null)
    }
    look()
    window.addEventListener('scroll', look, { passive: true })
    return () => window.removeEventListener('scroll', look)
  }, [ids])
  return current
}

function Body({ detail, reading }: { detail: DocumentDetail; reading: Reading }) {
  const { words } = useExplorer()
  const { document, paragraphs, mentions, observations, repairs } = detail
  const titled = paragraphs.findIndex(({ role }) => role === 'title')
  const firstText = paragraphs.findIndex(({ role }) => role !== 'title' && role !== 'meta')
  const lastTitle = paragraphs.findLastIndex(({ role }) => role === 'title')
  const facts = (
    <div class="title-facts">
      <SourceLine document={document} />
      <p class="source">{words.reader.stats(mentions.length, observations.length, repairs.length)}</p>
    </div>
  )
  return (
    <>
      {titled < 0 && <h1 class="title">{document.title}</h1>}
      {titled < 0 && facts}
      {blocksOf(paragraphs).map((block) => {
        const paragraph = block[0]!
        if (paragraph.role === 'table') return <TableView key={paragraph.id} rows={block} reading={reading} />
        return [
          <ParagraphView
            key={paragraph.id}
            paragraph={paragraph}
            first={paragraph.ordinal === titled}
            closing={paragraph.ordinal > firstText}
            reading={reading}
          />,
          paragraph.ordinal === lastTitle ? facts : null,
        ]
      })}
    </>
  )
}

function Loaded({ detail, place }: { detail: DocumentDetail; place: DocumentPlace }) {
  const { navigation, state, words } = useExplorer()
  const open = useSignal<OpenCard | null>(null)
  const close = useCallback(() => {
    open.value = null
  }, [open])
  const hits = place.query === '' ? null : state.search.shown.value.data
  const marks = useMemo(
    () => marksByParagraph(detail, shownLayers(place.switched, MARK_LAYERS), hits?.hits ?? [], place),
    [detail, hits, place],
  )
  const entries = useMemo(() => outlineOf(detail.paragraphs), [detail])
  const headings = useMemo(() => [...new Set(entries.map(({ paragraphId }) => paragraphId))], [entries])
  const current = useCurrentHeading(headings)
  const reading: Reading = {
    place,
    marksOf: (id) => marks.get(id) ?? NONE,
    openMarks: (over, anchor) => {
      open.value = { marks: over, anchor }
    },
    cite: ({ id, text }) => {
      const quote = place.mark ? text.slice(...place.mark) : text
      const address = new URL(hrefOf(documentPlace(place.id, { paragraph: id, mark: place.mark })), location.href)
      return citationOf(quote, detail.document, address.href, words)
    },
  }

  useEffect(() => {
    if (place.paragraph === null || navigation.cameBack()) return
    document.getElementById(place.paragraph)?.scrollIntoView({ block: 'center' })
  }, [detail, place.paragraph, navigation])
  useEffect(close, [place.id, close])

  return (
    <>
      <div class="page reader">
        <Outline entries={entries} current={current} place={place} />
        <article lang="zh-CN">
          <HitSteps place={place} />
          <Body detail={detail} reading={reading} />
        </article>
        <ReaderPanel detail={detail} place={place} />
      </div>
      <OpenedCard open={open} detail={detail} close={close} />
    </>
  )
}

type OpenedProperties = { open: Signal<OpenCard | null>; detail: DocumentDetail; close: () => void }

/** Reads the signal here, so that opening a card does not set the whole document anew. */
function OpenedCard({ open, detail, close }: OpenedProperties) {
  return open.value && <MarkCard open={open.value} detail={detail} close={close} />
}

export function ReaderPage({ place }: { place: DocumentPlace }) {
  const { state } = useExplorer()
  const { data, failure } = state.reader.shown.value
  usePageTitle(data?.document.title ?? null)
  if (failure) return <FailureNotice failure={failure} retry={state.reader.retry} alone />
  if (!data) return <Skeleton lines={14} />
  return <Loaded detail={data} place={place} />
}
