// Every datapackage.json: by the rules of version 2, and as the reference reader
// of Frictionless Data reads each row of each table that it describes.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import datapackage from 'datapackage'
import { packageFaults } from './packagerules.mjs'
import { readJSON } from './site.mjs'

export const name = 'Data Package'

export const pattern = /\/datapackage\.json$/

export async function check(file) {
  const p = readJSON(file)
  const folder = dirname(file)
  const faults = packageFaults(p)
  for (const r of p.resources) faults.push(...fileFaults(r, join(folder, r.path)))
  return faults.length > 0 ? faults : rowFaults(p, folder)
}

// fileFaults compares a file with the size and the sum that are given for it.
function fileFaults(r, file) {
  if (!existsSync(file)) return [`${r.name}: there is no ${r.path}`]
  const data = readFileSync(file)
  const sum = 'sha256:' + createHash('sha256').update(data).digest('hex')
  return data.length === r.bytes && sum === r.hash ? [] : [`${r.name}: ${r.path} is not of the bytes or the hash given`]
}

// rowFaults has every cell of every table cast, held against its constraints,
// and its keys looked up. What version 2 calls a table was a profile in version 1.
async function rowFaults(p, basePath) {
  const old = { ...p, profile: 'tabular-data-package', resources: p.resources.map((r) => ({ ...r, profile: 'tabular-data-resource' })) }
  const read = await datapackage.Package.load(old, { basePath })
  if (!read.valid) return read.errors.map((e) => e.message)
  const faults = []
  for (const r of read.resources) {
    try {
      const rows = await r.read({ keyed: true, relations: (r.schema.descriptor.foreignKeys ?? []).length > 0 })
      if (rows.length === 0) faults.push(`${r.name}: no rows`)
    } catch (err) {
      faults.push(...(err.errors?.length ? err.errors : [err]).map((e) => `${r.name}: ${e.message}`))
    }
  }
  return faults
}
