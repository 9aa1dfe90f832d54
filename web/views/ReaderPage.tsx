import { useSignal } from '@preact/signals'
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import type { DocumentDetail } from '../../api/contract.ts'
import { type DocumentPlace, MARK_LAYERS } from '../location.ts'
import { outlineOf } from '../text/outline.ts'
import { marksByParagraph, shownLayers, type TextMark } from '../text/paragraph-marks.ts'
import type { Paragraph } from '../vocabulary.ts'
import { useExplorer } from './explorer-context.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { HitSteps } from './HitSteps.tsx'
import { MarkCard, type OpenMarks } from './MarkCard.tsx'
import { ParagraphView, TableView } from './ParagraphView.tsx'
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
    if (paragraph.role === 'table' && last?.[0]!.role === 'table') last.push(paragraph)
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

type BodyProperties = { detail: DocumentDetail; marks: Map<string, TextMark[]>; place: DocumentPlace }

function Body({ detail: { document, paragraphs, mentions, observations, repairs }, marks, place }: BodyProperties) {
  const { words } = useExplorer()
  const marksOf = (id: string): readonly TextMark[] => marks.get(id) ?? NONE
  const titled = paragraphs.findIndex(({ role }) => role === 'title')
  const lastTitle = paragraphs.findLastIndex(({ role }) => role === 'title')
  const facts = (
    <div class="title-facts">
      <SourceLine document={document} />
      <p class="source">{words.reader.stats(mentions.length, observations.length, repairs.length)}</p>
    </div>
  )
  return (
    <>
      {titled < 0 && <h1 lang="zh-CN">{document.title}</h1>}
      {titled < 0 && facts}
      {blocksOf(paragraphs).map((block) => {
        const paragraph = block[0]!
        if (paragraph.role === 'table')
          return <TableView key={paragraph.id} rows={block} marksOf={marksOf} place={place} />
        return [
          <ParagraphView
            key={paragraph.id}
            paragraph={paragraph}
            marks={marksOf(paragraph.id)}
            place={place}
            first={paragraph.ordinal === titled}
          />,
          paragraph.ordinal === lastTitle ? facts : null,
        ]
      })}
    </>
  )
}

function Loaded({ detail, place }: { detail: DocumentDetail; place: DocumentPlace }) {
  const { navigation, state } = useExplorer()
  const open = useSignal<OpenMarks | null>(null)
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

  useEffect(() => {
    if (place.paragraph === null || navigation.cameBack()) return
    document.getElementById(place.paragraph)?.scrollIntoView({ block: 'center' })
  }, [detail, place.paragraph, navigation])

  function showMarks(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return
    const anchor = event.target.closest<HTMLElement>('[data-at]')
    if (!anchor) return
    event.preventDefault()
    const [paragraphId, at] = anchor.dataset.at!.split(':')
    const over = (marks.get(paragraphId!) ?? []).filter(({ start, end }) => start <= Number(at) && Number(at) < end)
    open.value = { marks: over.toSorted((a, b) => a.end - a.start - (b.end - b.start)), anchor }
  }

  return (
    <>
      <div class="page reader">
        <Outline entries={entries} current={current} place={place} />
        <article lang="zh-CN" onClick={showMarks}>
          <HitSteps place={place} />
          <Body detail={detail} marks={marks} place={place} />
        </article>
        <ReaderPanel detail={detail} place={place} />
      </div>
      {open.value && <MarkCard open={open.value} entities={detail.entities} close={close} />}
    </>
  )
}

export function ReaderPage({ place }: { place: DocumentPlace }) {
  const { state } = useExplorer()
  const { data, failure } = state.reader.shown.value
  usePageTitle(data?.document.title ?? null)
  if (failure) return <FailureNotice failure={failure} retry={state.reader.retry} />
  if (!data) return <Skeleton lines={14} />
  return <Loaded detail={data} place={place} />
}
