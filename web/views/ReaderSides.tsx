import type { DocumentDetail } from '../../api/contract.ts'
import { KIND_GLYPHS } from '../kind-glyphs.ts'
import { type DocumentPlace, entityPlace, hrefOf, MARK_LAYERS, type MarkLayer } from '../location.ts'
import type { OutlineEntry } from '../text/outline.ts'
import { layerCounts, shownLayers } from '../text/paragraph-marks.ts'
import { useExplorer } from './explorer-context.ts'
import { Fold } from './Fold.tsx'

export function Outline({
  entries,
  current,
  place,
}: {
  entries: OutlineEntry[]
  current: string | null
  place: DocumentPlace
}) {
  const { words } = useExplorer()
  if (entries.length === 0) return <div class="outline" />
  return (
    <nav class="outline" aria-label={words.reader.outline}>
      <Fold label={words.reader.outline}>
        <ol>
          {entries.map(({ text, level, paragraphId }, i) => (
            <li key={`${paragraphId}-${i}`} class={`level-${Math.min(level, 3)}`}>
              <a
                href={hrefOf({ ...place, paragraph: paragraphId, mark: null })}
                aria-current={paragraphId === current ? 'location' : undefined}
                lang="zh-CN"
              >
                {text}
              </a>
            </li>
          ))}
        </ol>
      </Fold>
    </nav>
  )
}

function Facts({ document }: Pick<DocumentDetail, 'document'>) {
  const { words } = useExplorer()
  const { kind, number, issuers, issuedOn, jurisdiction, source, encoding, entityId } = document
  const rows: [string, string | null][] = [
    [words.reader.kind, words.documentKinds[kind]],
    [words.reader.number, number],
    [words.reader.issuers, issuers.length > 0 ? words.list(issuers) : null],
    [words.reader.issuedOn, issuedOn ? words.date(issuedOn) : null],
    [words.reader.jurisdiction, jurisdiction?.name ?? null],
    [words.reader.source, source],
    [words.reader.encoding, encoding],
  ]
  return (
    <section>
      <h2>{words.reader.facts}</h2>
      <dl class="facts">
        {rows
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd lang="zh-CN">{value}</dd>
            </div>
          ))}
      </dl>
      <p>
        <a class="onward" href={hrefOf(entityPlace(entityId))}>
          {words.reader.asEntity}
        </a>
      </p>
    </section>
  )
}

function LayerSwitches({ detail, place }: { detail: DocumentDetail; place: DocumentPlace }) {
  const { navigation, words } = useExplorer()
  const counts = layerCounts(detail)
  const shown = shownLayers(place.switched, MARK_LAYERS)
  const toggle = (layer: MarkLayer) => {
    const { switched } = place
    const next = switched.includes(layer) ? switched.filter((one) => one !== layer) : [...switched, layer]
    navigation.go({ ...place, switched: next }, { replace: true })
  }
  const present = MARK_LAYERS.filter((layer) => counts.has(layer))
  return (
    <fieldset class="facet layers">
      <legend>{words.reader.marks}</legend>
      {present.length === 0 && <p class="dim">{words.reader.noMarks}</p>}
      {present.map((layer) => (
        <label key={layer} class={`option layer-${layer}`}>
          <input type="checkbox" checked={shown.has(layer)} onChange={() => toggle(layer)} />
          <span class="option-name">
            {layer in KIND_GLYPHS ? (
              <span class={`kind k-${layer}`}>
                <span class="glyph" aria-hidden="true" lang="zh-CN">
                  {KIND_GLYPHS[layer as keyof typeof KIND_GLYPHS]}
                </span>
                {words.layers[layer]}
              </span>
            ) : (
              <span class={layer === 'figure' ? 'figure' : 'repaired'}>{words.layers[layer]}</span>
            )}
          </span>
          <span class="count">{words.number(counts.get(layer)!)}</span>
        </label>
      ))}
      {present.length > 0 && <p class="dim small">{words.reader.marksHint}</p>}
    </fieldset>
  )
}

export function ReaderPanel({ detail, place }: { detail: DocumentDetail; place: DocumentPlace }) {
  const { words } = useExplorer()
  return (
    <aside class="reader-panel" aria-label={words.reader.facts}>
      <Fold label={`${words.reader.marks} · ${words.reader.facts}`}>
        <LayerSwitches detail={detail} place={place} />
        <Facts document={detail.document} />
      </Fold>
    </aside>
  )
}
