// What a metadata file must be, by the W3C's Metadata Vocabulary for Tabular
// Data (recommendation of 17 December 2015). No validator of CSVW can be had
// from npm, Debian or the Go proxy: these are its rules for the terms that we
// use, and any other term is a fault.

const context = 'http://www.w3.org/ns/csvw'

// The terms we may use, by the kind of object; section 5.
const terms = {
  group: ['@context', 'dialect', 'notes', 'tables', 'null', 'lang'],
  table: ['@context', 'url', 'dialect', 'notes', 'null', 'lang', 'tableSchema'],
  schema: ['columns', 'primaryKey', 'foreignKeys'],
  column: ['name', 'titles', 'datatype', 'required', 'null', 'lang'],
  datatype: ['base', 'format', 'minimum', 'maximum'],
  dialect: ['encoding', 'header', 'headerRowCount', 'delimiter', 'quoteChar', 'doubleQuote', 'lineTerminators', 'trim'],
  foreignKey: ['columnReference', 'reference'],
  reference: ['resource', 'columnReference']
}

// Prefixes of the initial context of RDFa 1.1 that common properties may have.
const prefixes = /^(dc|dcat|schema|foaf|skos|rdfs|prov|xsd):[A-Za-z]+$/

const numeric = ['integer', 'double']
const datatypes = [...numeric, 'string', 'boolean', 'date']

// metadataFaults lists what is wrong with the metadata of a table or a group.
export function metadataFaults(m) {
  const faults = []
  const fault = (text) => faults.push(text)
  if (!Array.isArray(m['@context']) ? m['@context'] !== context : m['@context'][0] !== context) fault(`@context does not begin with ${context}`)
  if (Array.isArray(m['@context'])) {
    const local = m['@context'][1] ?? {}
    if (m['@context'].length > 2 || Object.keys(local).some((k) => k !== '@language' && k !== '@base')) fault('@context holds more than the language and the base')
  }
  if (m.tables) {
    known(m, 'group', 'the group', fault)
    if (m.tables.length === 0) fault('the group has no tables')
    const urls = m.tables.map((t) => t.url)
    for (const t of m.tables) {
      if (t['@context']) fault(`${t.url}: a table of a group has an @context`)
      tableFaults(t, m.tables, fault)
    }
    if (new Set(urls).size !== urls.length) fault('two tables have one url')
  } else {
    tableFaults(m, [m], fault)
  }
  return faults
}

function tableFaults(t, tables, fault) {
  const at = t.url
  known(t, 'table', at, fault)
  if (typeof t.url !== 'string' || t.url === '') fault('a table has no url')
  if (t.dialect) known(t.dialect, 'dialect', `${at}, dialect`, fault)
  if (t.notes !== undefined && !Array.isArray(t.notes)) fault(`${at}: notes are not an array`)
  const schema = t.tableSchema
  if (!schema) return fault(`${at}: no tableSchema`)
  known(schema, 'schema', `${at}, tableSchema`, fault)
  const names = schema.columns.map((c) => c.name)
  if (new Set(names).size !== names.length) fault(`${at}: two columns have one name`)
  for (const c of schema.columns) columnFaults(c, `${at}, column ${c.name}`, fault)
  for (const name of [schema.primaryKey ?? []].flat()) {
    if (!names.includes(name)) fault(`${at}: the primary key names ${name}, which is no column`)
  }
  for (const key of schema.foreignKeys ?? []) {
    known(key, 'foreignKey', `${at}, foreign key`, fault)
    known(key.reference, 'reference', `${at}, foreign key`, fault)
    const other = tables.find((o) => o.url === key.reference.resource)
    if (!other) {
      fault(`${at}: a foreign key leads to ${key.reference.resource}, which is not in the group`)
      continue
    }
    const there = other.tableSchema.columns.map((c) => c.name)
    for (const name of [key.columnReference].flat()) if (!names.includes(name)) fault(`${at}: a foreign key names ${name}, which is no column`)
    for (const name of [key.reference.columnReference].flat()) if (!there.includes(name)) fault(`${at}: a foreign key names ${name}, which is no column of ${other.url}`)
  }
}

function columnFaults(c, at, fault) {
  known(c, 'column', at, fault)
  if (!/^[A-Za-z0-9][A-Za-z0-9_.]*$/.test(c.name ?? '')) fault(`${at}: the name is not a variable of a URI template`)
  if (typeof c.titles !== 'string') fault(`${at}: no titles`)
  if (c.required !== undefined && typeof c.required !== 'boolean') fault(`${at}: required is not a boolean`)
  const d = typeof c.datatype === 'string' ? { base: c.datatype } : c.datatype
  if (!d) return fault(`${at}: no datatype`)
  known(d, 'datatype', `${at}, datatype`, fault)
  if (!datatypes.includes(d.base)) fault(`${at}: ${d.base} is no datatype that we use`)
  for (const bound of ['minimum', 'maximum']) {
    if (d[bound] === undefined) continue
    if (!numeric.includes(d.base)) fault(`${at}: a ${bound} of a ${d.base}`)
    if (typeof d[bound] !== 'number') fault(`${at}: ${bound} is not a number`)
  }
  if (d.minimum > d.maximum) fault(`${at}: the minimum is greater than the maximum`)
  if (d.format !== undefined && numeric.includes(d.base)) fault(`${at}: a format of numbers, which we do not use`)
  if (d.base === 'boolean' && d.format !== undefined && !/^[^|]+\|[^|]+$/.test(d.format)) fault(`${at}: the format of a boolean is not two words`)
}

// known reports the terms that are neither ours nor common properties.
function known(object, kind, at, fault) {
  for (const term of Object.keys(object)) {
    if (!terms[kind].includes(term) && !prefixes.test(term)) fault(`${at}: ${term} is no term of a ${kind}`)
  }
}
