import type { ComponentChildren } from 'preact'
import { useEffect, useErrorBoundary } from 'preact/hooks'
import type { Failure } from '../client.ts'
import { useExplorer } from './explorer-context.ts'
import { FailureNotice } from './FailureNotice.tsx'

const FAILED: Failure = {
  code: 'EXPLORER_FAILED',
  status: 0,
  sentences: {
    zh: '页面显示时发生意外错误。请重新载入；若仍如此，请附上地址和操作步骤报告。',
    en: 'Something unexpected happened while showing this page. Reload it; if it stays so, report the address and what you did.',
  },
}

/** A view that fails leaves the rest standing, and going elsewhere is possible. */
export function Boundary({ children }: { children: ComponentChildren }) {
  const { navigation } = useExplorer()
  const place = navigation.place.value
  const [error, reset] = useErrorBoundary((thrown: unknown) => console.error(thrown))
  // Another place is another chance.
  useEffect(reset, [place])
  if (error) return <FailureNotice failure={FAILED} retry={() => location.reload()} alone />
  return children
}
