import type { MentionDraft, Segmented } from '../extract/draft.ts'
import type { Fall, Force, LineTrace, Trace, TracedCandidate, TracedName } from '../extract/trace.ts'
import type { VetoId } from '../extract/vetoes.ts'

export type Told = {
  candidates: { candidate: TracedCandidate; fall: Fall | null }[]
  vetoes: { start: number; end: number; kind: MentionDraft['kind'] | null; veto: VetoId }[]
}

/** How a mention came to its name. */
export type Named = {
  draft: MentionDraft
  force: Force | null
  names: { name: TracedName; veto: VetoId | null }[]
}

export type Recorder = ReturnType<typeof createRecorder>

/** Keeps what it is told while one document is read. */
export function createRecorder() {
  let read: Segmented | null = null
  const lines = new Map<number, Told>()
  const named = new Map<MentionDraft, Named>()

  function toldOf(block: number): Told {
    const told = lines.get(block) ?? { candidates: [], vetoes: [] }
    lines.set(block, told)
    return told
  }

  function namedOf(draft: MentionDraft): Named {
    const entry = named.get(draft) ?? { draft, force: null, names: [] }
    named.set(draft, entry)
    return entry
  }

  const trace: Trace = {
    begin(segmented) {
      read = segmented
    },
    line(block): LineTrace {
      const { candidates, vetoes } = toldOf(block)
      return {
        candidate: (candidate, fall) => candidates.push({ candidate, fall }),
        veto: ({ start, end }, kind, veto) => vetoes.push({ start, end, kind, veto }),
      }
    },
    force(draft, { own, home, by }) {
      namedOf(draft).force = { own, home, by }
    },
    name(draft, name, veto) {
      namedOf(draft).names.push({ name, veto })
    },
  }

  return {
    trace,
    /** The document as it was when it had been cut into words. */
    segmented: (): Segmented => read!,
    told: (block: number): Told => toldOf(block),
    /** What was told of the mentions of a kind that cover exactly a stretch. */
    named: (block: number, { kind, start, end }: Pick<MentionDraft, 'kind' | 'start' | 'end'>): Named[] =>
      [...named.values()].filter(
        ({ draft }) => draft.block === block && draft.kind === kind && draft.start === start && draft.end === end,
      ),
  }
}
