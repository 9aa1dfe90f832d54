import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Place } from '../location.ts'
import { Boundary } from './Boundary.tsx'
import { DocumentsPage } from './DocumentsPage.tsx'
import { EntitiesPage } from './EntitiesPage.tsx'
import { EntityPage } from './EntityPage.tsx'
import { useExplorer } from './explorer-context.ts'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import { HomePage } from './HomePage.tsx'
import { MissingPage } from './MissingPage.tsx'
import { ReaderPage } from './ReaderPage.tsx'
import { SearchPage } from './SearchPage.tsx'
import { Skeleton } from './Skeleton.tsx'

/** The graph brings its own engine, which the other pages do without. */
function LazyGraphPage() {
  const [Page, setPage] = useState<ComponentType | null>(null)
  useEffect(() => {
    void import('./GraphPage.tsx').then(({ GraphPage }) => setPage(() => GraphPage))
  }, [])
  return Page ? <Page /> : <Skeleton lines={6} />
}

function Page({ place }: { place: Place }) {
  switch (place.page) {
    case 'search':
      return place.query.trim() === '' ? <HomePage /> : <SearchPage place={place} />
    case 'documents':
      return <DocumentsPage place={place} />
    case 'entities':
      return <EntitiesPage place={place} />
    case 'document':
      return <ReaderPage place={place} />
    case 'entity':
      return <EntityPage />
    case 'graph':
      return <LazyGraphPage />
    case 'missing':
      return <MissingPage path={place.path} />
  }
}

export function App() {
  const { navigation, words } = useExplorer()
  const place = navigation.place.value
  return (
    <>
      <a class="skip" href="#main">
        {words.app.skip}
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        <Boundary>
          <Page place={place} />
        </Boundary>
      </main>
      <Footer />
    </>
  )
}
