import { twinOf } from '../requests.ts'
import { useExplorer } from './explorer-context.ts'

export function Footer() {
  const { navigation, state, words } = useExplorer()
  const twin = twinOf(navigation.place.value)
  const version = state.health.value?.version
  return (
    <footer class="foot">
      <span>
        {words.app.name} zhengmai {version}
      </span>
      <span class="foot-links">
        {twin && <a href={twin}>{words.app.json}</a>}
        <a href="/api/docs">{words.app.docs}</a>
      </span>
    </footer>
  )
}
