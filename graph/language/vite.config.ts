import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))

/**
 * Puts the embedding library into the one file that uses it, without its image half and its browser runtime. What is
 * installed then needs neither: 150 MB and an install script less, and no override that only a root package can set.
 */
export default defineConfig({
  root: here,
  build: {
    ssr: 'onnx-process.ts',
    outDir: '../../dist/graph/language',
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: { external: ['onnxruntime-node'] },
  },
  ssr: { noExternal: ['@xenova/transformers', '@huggingface/jinja'], external: ['onnxruntime-node'] },
  plugins: [
    {
      name: 'without-images-and-browser',
      enforce: 'pre',
      resolveId: (id: string) => (['sharp', 'onnxruntime-web'].includes(id) ? '\0absent' : null),
      load: (id: string) => (id === '\0absent' ? 'export default {}' : null),
    },
  ],
})
