import { render } from 'preact'
import { createClient } from './client.ts'
import { createNavigation } from './navigation.ts'
import { createPreferences } from './preferences.ts'
import { createState } from './state/state.ts'
import { App } from './views/App.tsx'
import { ExplorerContext } from './views/explorer-context.ts'

const preferences = createPreferences(window)
const navigation = createNavigation(window)
const state = createState(createClient(window.fetch.bind(window)), navigation)

render(
  <ExplorerContext.Provider value={{ state, navigation, preferences }}>
    <App />
  </ExplorerContext.Provider>,
  document.querySelector('#app')!,
)
