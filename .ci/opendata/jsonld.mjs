// Every block of JSON-LD in the pages: by schema.org's own types, as schema-dts
// gives them to TypeScript, and by what Google's guidance asks of a Dataset.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { find, readText } from './site.mjs'

export const name = 'JSON-LD'

const here = dirname(fileURLToPath(import.meta.url))

// checkAll type-checks the blocks of all pages in one program.
export function checkAll(root) {
  const faults = []
  const sources = new Map()
  for (const page of find(root, /\.html$/)) {
    blocksOf(readText(page)).forEach((block, i) => {
      const data = JSON.parse(block)
      if (data['@type'] === 'Dataset') faults.push(...guidanceFaults(data).map((f) => `${page}: ${f}`))
      const type = String(data['@type'])
      const source = `import type { WithContext, ${type} } from 'schema-dts'\nexport const block: WithContext<${type}> = ${block}\n`
      sources.set(join(here, `block-${sources.size}-${i}.ts`), { page, source })
    })
  }
  if (sources.size === 0) faults.push(`${root}: no page has JSON-LD`)
  return [...faults, ...typeFaults(sources)]
}

function blocksOf(html) {
  return [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map((m) => m[1])
}

function typeFaults(sources) {
  const options = { strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [] }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = (file) => sources.has(file) || fileExists(file)
  host.readFile = (file) => sources.get(file)?.source ?? readFile(file)
  host.getSourceFile = (file, ...rest) => (sources.has(file) ? ts.createSourceFile(file, sources.get(file).source, options.target) : getSourceFile(file, ...rest))
  const program = ts.createProgram([...sources.keys()], options, host)
  return ts.getPreEmitDiagnostics(program).map((d) => `${sources.get(d.file?.fileName)?.page}: ${ts.flattenDiagnosticMessageText(d.messageText, ' ')}`)
}

// guidanceFaults is what Google's "Dataset structured data" requires and
// recommends. It asks for whole addresses; a site that does not know its own
// has relative ones, which JSON-LD takes as relative to the page.
function guidanceFaults(d) {
  const faults = []
  const expect = (holds, text) => holds || faults.push(text)
  expect(d['@context'] === 'https://schema.org', '@context is not https://schema.org')
  expect(d.name, 'no name')
  expect(d.description?.length >= 50 && d.description.length <= 5000, 'the description is not of 50 to 5,000 characters')
  for (const property of ['identifier', 'url', 'version', 'keywords', 'measurementTechnique', 'inLanguage', 'includedInDataCatalog']) expect(d[property]?.length !== 0 && d[property], `no ${property}`)
  expect(d.isAccessibleForFree === true, 'not said to be free')
  expect(/^\d{4}-\d\d-\d\dT/.test(d.datePublished ?? ''), 'no datePublished')
  expect(/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/.test(d.temporalCoverage ?? ''), 'temporalCoverage is not two days')
  expect(d.spatialCoverage?.name === 'England', 'spatialCoverage is not England')
  expect((d.license ?? []).every((l) => /^https:\/\//.test(l)) && d.license?.length > 0, 'a licence is not an address')
  expect(!d.publisher === !d.creator, 'a publisher without a creator')
  expect(d.variableMeasured?.length > 0 && d.variableMeasured.every((v) => v.name && v.propertyID), 'variableMeasured is not a list of named things')
  expect(d.distribution?.length > 0, 'no distribution')
  for (const f of d.distribution ?? []) {
    expect(f.contentUrl && /^[a-z]+\/[-+.a-z0-9]+$/.test(f.encodingFormat) && /^[1-9]\d* bytes$/.test(f.contentSize), `${f.name}: no address, format or size`)
  }
  return faults
}
