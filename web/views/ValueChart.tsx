import { plainNumber } from '../figure-text.ts'
import type { Listed } from '../state/listing.ts'
import { type ValueChart as Chart, chartOf, type Series, type SeriesPoint } from '../value-series.ts'
import type { ObservationDetail } from '../vocabulary.ts'
import { useExplorer } from './explorer-context.ts'

const WIDTH = 640
const HEIGHT = 200
const MARGIN = { left: 24, right: 130, top: 24, bottom: 28 }

type Scales = { x: (year: number) => number; y: (value: number) => number }

function scalesOf({ years, low, high }: Chart): Scales {
  const width = WIDTH - MARGIN.left - MARGIN.right
  const height = HEIGHT - MARGIN.top - MARGIN.bottom
  const span = high - low || 1
  return {
    x: (year) => MARGIN.left + (width * (year - years[0]!)) / Math.max(1, years.length - 1),
    y: (value) => MARGIN.top + height - (height * (value - low)) / span,
  }
}

function Dot({ point: { year, value, status }, scales }: { point: SeriesPoint; scales: Scales }) {
  const done = status === 'reported'
  return (
    <g class={done ? 'dot done' : 'dot'}>
      <circle cx={scales.x(year)} cy={scales.y(value)} r={4} />
      <text x={scales.x(year)} y={scales.y(value) - 9} text-anchor="middle">
        {plainNumber(value)}
      </text>
    </g>
  )
}

function Line({ series: { subject, points }, scales }: { series: Series; scales: Scales }) {
  const { words } = useExplorer()
  const done = points.filter(({ status }) => status === 'reported')
  const last = points.at(-1)!
  return (
    <g>
      <polyline points={done.map(({ year, value }) => `${scales.x(year)},${scales.y(value)}`).join(' ')} />
      {points.map((point) => (
        <Dot key={point.observation.id} point={point} scales={scales} />
      ))}
      <text class="series-name" x={scales.x(last.year) + 12} y={scales.y(last.value) + 4}>
        {subject ?? words.entity.notSaid}
      </text>
    </g>
  )
}

/** A metric by year: filled where it was reported, hollow where it was planned or required. The table has the same. */
export function ValueChart({ name, listed }: { name: string; listed: Listed<ObservationDetail> }) {
  const { words } = useExplorer()
  const chart = chartOf(listed.items)
  if (!chart) return null
  const scales = scalesOf(chart)
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.entity.chart(name)}>
        <title>{words.entity.chart(name)}</title>
        {chart.years.map((year) => (
          <text key={year} class="year" x={scales.x(year)} y={HEIGHT - 8} text-anchor="middle">
            {year}
          </text>
        ))}
        {chart.series.map((series) => (
          <Line key={series.subject} series={series} scales={scales} />
        ))}
      </svg>
      <figcaption class="dim small">
        {words.entity.chartLegend} {chart.unit}
      </figcaption>
    </figure>
  )
}
