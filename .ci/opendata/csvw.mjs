// Every CSV with its metadata: by the W3C's rules, and as another reader finds it.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cellFaults, readTable, referenceFaults } from './csvwcells.mjs'
import { readerFaults } from './csvwreader.mjs'
import { metadataFaults } from './csvwrules.mjs'
import { find, readJSON, readText } from './site.mjs'

export const name = 'CSV on the Web'

export const pattern = /csv-metadata\.json$/

// check reads one metadata file and the CSVs it describes.
export async function check(file) {
  const m = readJSON(file)
  const faults = metadataFaults(m)
  if (faults.length > 0) return faults
  const tables = m.tables ?? [m]
  const read = new Map()
  for (const t of tables) {
    const csv = join(dirname(file), t.url)
    if (!existsSync(csv)) return [`${t.url}: there is no such file`]
    const table = readTable(readText(csv))
    read.set(t, table)
    const own = cellFaults(t, table)
    faults.push(...own)
    if (own.length === 0) faults.push(...(await readerFaults(t, csv, table.rows)))
  }
  return [...faults, ...referenceFaults(tables, (t) => read.get(t))]
}

// checkAll says which CSVs of a site have no metadata. Those in source are what
// the site was made from.
export function checkAll(root) {
  return find(root, /\/(\d{4}\/data\/.*|corrections)\.csv$/).filter((csv) => !existsSync(csv + '-metadata.json')).map((csv) => `${csv}: no metadata beside it`)
}
