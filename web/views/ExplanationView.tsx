import type { Explanation } from '../../api/contract.ts'
import type { Language } from '../vocabulary.ts'
import { useExplorer } from './explorer-context.ts'
import { FailureNotice } from './FailureNotice.tsx'

type Rule = Explanation['candidates'][number]['rule']
type Mention = Explanation['mentions'][number]
type Reader = { language: Language }

function RuleReason({ rule, language }: Reader & { rule: Rule }) {
  return (
    <>
      <code>{rule.id}</code> {rule.why?.[language]}
    </>
  )
}

/** Each name that was thought of, what justified it, and why it was given up. */
function Names({ mention, language }: Reader & { mention: Mention }) {
  const { words } = useExplorer()
  const { names, sharing, force } = mention
  return (
    <>
      {force?.own && (
        <p>
          {words.explanation.inForce} <span lang="zh-CN">{force.own.name}</span>
          {force.by && ` · ${words.explanation.forceBy[force.by]}`}
        </p>
      )}
      <ul class="verdicts">
        {names.map(({ name, rule, evidence, veto }) => (
          <li key={`${name} ${veto?.id}`} class={veto ? 'fell' : 'stands'}>
            <b lang="zh-CN">{name}</b>{' '}
            {rule ? <RuleReason rule={rule} language={language} /> : words.explanation.noName}{' '}
            {evidence && <span lang="zh-CN">{evidence}</span>} {veto?.why[language]}
          </li>
        ))}
        {sharing.map(({ entity, veto }) => (
          <li key={entity.id} class="fell">
            <b lang="zh-CN">{entity.name}</b> {veto.why[language]}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What was proposed at the place and what was turned down, each with its reason. */
function Proposals({ candidates, turnedDown, language }: Reader & Pick<Explanation, 'candidates' | 'turnedDown'>) {
  const { words } = useExplorer()
  if (candidates.length + turnedDown.length === 0) return null
  return (
    <>
      <h3>{words.explanation.proposed}</h3>
      <ul class="verdicts">
        {candidates.map(({ kind, surface, start, rule, fall }) => (
          <li key={`${kind} ${start} ${surface} ${rule.id}`} class={fall ? 'fell' : 'stands'}>
            {words.kinds[kind]} <b lang="zh-CN">{surface}</b> <RuleReason rule={rule} language={language} />
            {fall && (
              <>
                {' '}
                {fall.veto.why[language]} → <span lang="zh-CN">{fall.to.surface}</span>
              </>
            )}
          </li>
        ))}
        {turnedDown.map(({ kind, surface, start, veto }) => (
          <li key={`${kind} ${start} ${surface} ${veto.id}`} class="fell">
            {kind && words.kinds[kind]} <b lang="zh-CN">{surface}</b> {veto.why[language]}
          </li>
        ))}
      </ul>
    </>
  )
}

function Claims({ relations, observations, language }: Reader & Pick<Explanation, 'relations' | 'observations'>) {
  const { words } = useExplorer()
  if (relations.length + observations.length === 0) return null
  return (
    <>
      <h3>{words.explanation.claims}</h3>
      <ul class="verdicts">
        {relations.map(({ id, subject, predicate, object, rule }) => (
          <li key={id} class="stands">
            <span lang="zh-CN">{subject.name}</span> <b>{words.predicates[predicate]}</b>{' '}
            <span lang="zh-CN">{object.name}</span> <RuleReason rule={rule} language={language} />
          </li>
        ))}
        {observations.map(({ id, metric, value, unit, rule }) => (
          <li key={id} class="stands">
            <span lang="zh-CN">
              {metric.name} {value} {unit}
            </span>{' '}
            <RuleReason rule={rule} language={language} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Why the words are what they are marked as, as the server tells. */
export function ExplanationView() {
  const { preferences, state, words } = useExplorer()
  const { data, failure, loading } = state.explanation.shown.value
  const language = preferences.language.value
  if (failure) return <FailureNotice failure={failure} retry={state.explanation.retry} />
  if (loading || !data) return <p class="dim small">{words.explanation.loading}</p>
  return (
    <div class="explanation small">
      {data.document.outdated && <p class="warn">{words.explanation.outdated}</p>}
      {data.mentions.map((mention) => (
        <section key={mention.id}>
          <p>
            {words.kinds[mention.kind]} <b lang="zh-CN">{mention.surface}</b>{' '}
            <RuleReason rule={mention.rule} language={language} />
          </p>
          <Names mention={mention} language={language} />
        </section>
      ))}
      <Proposals {...data} language={language} />
      <Claims {...data} language={language} />
    </div>
  )
}
