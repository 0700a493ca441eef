// An independent reader of CSVW: rdf-parser-csvw turns a CSV with its metadata
// into RDF, and the RDF must say what the CSV says, cell by cell.
import { createReadStream } from 'node:fs'
import jsonld from 'jsonld'
import N3 from 'n3'
import CsvwParser from 'rdf-parser-csvw'

const csvw = 'http://www.w3.org/ns/csvw#'
const xsd = 'http://www.w3.org/2001/XMLSchema#'
const base = 'http://example.org/table.csv'

// The terms of the CSVW context that the reader looks at. The context itself is
// on the web, out of a check's reach.
const termsRead = {
  '@vocab': csvw,
  columns: { '@id': csvw + 'column', '@container': '@list' },
  titles: { '@id': csvw + 'title' },
  datatype: { '@id': csvw + 'datatype', '@type': '@vocab' },
  double: xsd + 'double', integer: xsd + 'integer', string: xsd + 'string', boolean: xsd + 'boolean', date: xsd + 'date',
  base: { '@id': csvw + 'base' },
  lineTerminators: { '@id': csvw + 'lineTerminators' }
}

// readerFaults reads a CSV with the metadata of its table, and lists where what
// was read is not what the rows say.
export async function readerFaults(t, file, rows) {
  const { '@context': _, notes, ...own } = t
  const quads = await jsonld.toRDF({ '@context': termsRead, ...plain(own) }, { format: 'application/n-quads' })
  const metadata = new N3.Store(new N3.Parser({ format: 'application/n-quads' }).parse(quads))
  const read = await readRows(file, metadata)
  if (read.length !== rows.length) return [`${t.url}: the reader finds ${read.length} rows, the CSV has ${rows.length}`]
  const faults = []
  const columns = t.tableSchema.columns.map((c) => ({ name: c.name, type: c.datatype.base ?? c.datatype, iri: `${base}#${c.name}` }))
  rows.forEach((row, i) => {
    columns.forEach(({ name, type, iri }, k) => {
      const got = read[i].get(iri)
      const want = row[k] === '' ? undefined : `${row[k]} ${type}`
      if (got !== want) faults.push(`${t.url}, row ${i + 1}, ${name}: the reader finds ${got}, the CSV says ${want}`)
    })
  })
  return faults
}

// plain leaves out the common properties, which the reader only hands on.
function plain(table) {
  return JSON.parse(JSON.stringify(table, (key, value) => (key.includes(':') ? undefined : value)))
}

// readRows is each row as a map from property to value and type, in order.
async function readRows(file, metadata) {
  const parser = new CsvwParser({ metadata, baseIRI: base })
  const rows = new Map()
  const order = []
  for await (const { subject, predicate, object } of parser.import(createReadStream(file))) {
    if (predicate.value === csvw + 'describes') {
      order.push(object.value)
    } else if (predicate.value.startsWith(base + '#')) {
      if (!rows.has(subject.value)) rows.set(subject.value, new Map())
      rows.get(subject.value).set(predicate.value, `${object.value} ${typeName(object.datatype)}`)
    }
  }
  return order.map((node) => rows.get(node) ?? new Map())
}

// typeName is the name of a literal's datatype. Of a datatype with bounds the
// reader makes a node of a node.
function typeName(datatype) {
  const iri = typeof datatype.value === 'string' ? datatype.value : datatype.value.value
  return iri.replace(xsd, '')
}
