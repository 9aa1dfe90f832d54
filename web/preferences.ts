import { computed, effect, signal } from '@preact/signals'
import { en } from './language/en.ts'
import { zh } from './language/zh.ts'
import type { Language } from './vocabulary.ts'

export type Theme = 'auto' | 'light' | 'dark'
const THEMES: readonly Theme[] = ['auto', 'light', 'dark']
const LANGUAGE_KEY = 'zhengmai.language'
const THEME_KEY = 'zhengmai.theme'

/** Language and colours, kept in the browser. `?lang=en` in an address chooses the language, for links to share. */
export function createPreferences(window: Window) {
  const { localStorage, document } = window
  const asked = new URL(window.location.href).searchParams.get('lang') ?? localStorage.getItem(LANGUAGE_KEY)
  const language = signal<Language>(asked === 'en' ? 'en' : 'zh')
  const theme = signal<Theme>(THEMES.find((one) => one === localStorage.getItem(THEME_KEY)) ?? 'auto')
  const words = computed(() => (language.value === 'en' ? en : zh))
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)')
  const systemDark = signal(prefersDark.matches)
  prefersDark.addEventListener('change', (event) => {
    systemDark.value = event.matches
  })

  effect(() => {
    document.documentElement.lang = language.value === 'en' ? 'en' : 'zh-CN'
    localStorage.setItem(LANGUAGE_KEY, language.value)
  })
  effect(() => {
    if (theme.value === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme.value
    localStorage.setItem(THEME_KEY, theme.value)
  })

  return {
    language,
    theme,
    words,
    /** What is seen, whatever chose it. */
    dark: computed(() => (theme.value === 'auto' ? systemDark.value : theme.value === 'dark')),
    switchLanguage: () => {
      language.value = language.value === 'en' ? 'zh' : 'en'
    },
    /** Auto, light, dark and round again. */
    nextTheme: () => {
      theme.value = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length]!
    },
  }
}
export type Preferences = ReturnType<typeof createPreferences>
