import { segmentsOf } from '../text/segments.ts'

type Properties = { text: string; ranges: readonly (readonly [number, number])[] }

/** Words of a document with some of them marked. */
export function Quote({ text, ranges }: Properties) {
  const marks = ranges.map(([start, end]) => ({ start, end }))
  return (
    <span lang="zh-CN">
      {segmentsOf(text.length, marks).map(({ start, end, marks: over }) =>
        over.length > 0 ? <mark key={start}>{text.slice(start, end)}</mark> : text.slice(start, end),
      )}
    </span>
  )
}
