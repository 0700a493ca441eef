// What the cells of a CSV must be, by the W3C's Model for Tabular Data and
// Metadata on the Web (recommendation of 17 December 2015), sections 6.4 and
// 4.6: each of its datatype, within its bounds, present where required; keys
// that tell rows apart, and keys that lead to a row of another table.
import { parse } from 'csv-parse/sync'

const lexical = {
  double: /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/,
  integer: /^[-+]?\d+$/,
  date: /^\d{4}-\d\d-\d\d$/
}

// A site without corrections has a table of them without rows.
const mayBeBlank = 'corrections.csv'

// readTable parses a CSV strictly: every row as long as the header.
export function readTable(text) {
  const [header, ...rows] = parse(text, { bom: true })
  return { header, rows }
}

// cellFaults lists what is wrong with a table.
export function cellFaults(t, { header, rows }) {
  const faults = []
  const columns = t.tableSchema.columns
  const titles = columns.map((c) => c.titles)
  if (header.join() !== titles.join()) return [`${t.url}: the columns are ${header}, described are ${titles}`]
  const checks = columns.map((c) => cellCheck(c, t.null ?? ''))
  const seen = new Set()
  rows.forEach((row, i) => {
    row.forEach((cell, k) => {
      const wrong = checks[k](cell)
      if (wrong) faults.push(`${t.url}, row ${i + 1}, ${titles[k]}: ${wrong}`)
    })
    const key = keyOf(t, row, t.tableSchema.primaryKey)
    if (seen.has(key)) faults.push(`${t.url}, row ${i + 1}: the key ${key} is there already`)
    seen.add(key)
  })
  if (rows.length === 0 && t.url !== mayBeBlank) faults.push(`${t.url}: no rows`)
  return faults
}

// cellCheck makes the check of a column's cells: it says what is wrong with one.
function cellCheck(column, nothing) {
  const d = typeof column.datatype === 'string' ? { base: column.datatype } : column.datatype
  const format = d.format && new RegExp(`^(?:${d.format})$`, 'u')
  return (cell) => {
    if (cell === nothing) return column.required ? 'empty, and required' : ''
    if (lexical[d.base] && !lexical[d.base].test(cell)) return `${cell} is no ${d.base}`
    if (format && !format.test(cell)) return `${cell} is not ${d.format}`
    if (d.minimum !== undefined && Number(cell) < d.minimum) return `${cell} is below ${d.minimum}`
    if (d.maximum !== undefined && Number(cell) > d.maximum) return `${cell} is above ${d.maximum}`
    return ''
  }
}

// referenceFaults lists the rows of the tables of a group that refer to nothing;
// read gives the rows of a table.
export function referenceFaults(tables, read) {
  const faults = []
  for (const t of tables) {
    for (const { columnReference, reference } of t.tableSchema.foreignKeys ?? []) {
      const other = tables.find((o) => o.url === reference.resource)
      const there = new Set(read(other).rows.map((row) => keyOf(other, row, reference.columnReference)))
      for (const row of read(t).rows) {
        const key = keyOf(t, row, columnReference)
        if (!there.has(key)) faults.push(`${t.url}: ${key} is not in ${other.url}`)
      }
    }
  }
  return faults
}

function keyOf(t, row, names) {
  const at = [names].flat().map((name) => t.tableSchema.columns.findIndex((c) => c.name === name))
  return at.map((k) => row[k]).join(' ')
}
