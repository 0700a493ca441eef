// Checks what a built site gives to programs, all of it or the kinds named:
// node run.mjs DIR [csvw|datapackage|jsonld|programs]...
import * as csvw from './csvw.mjs'
import * as datapackage from './datapackage.mjs'
import * as jsonld from './jsonld.mjs'
import * as programs from './programs.mjs'
import { find } from './site.mjs'

const kinds = { programs, jsonld, datapackage, csvw }
const [root, ...named] = process.argv.slice(2)
const shown = 20 // faults of a kind that are printed

for (const kind of (named.length > 0 ? named : Object.keys(kinds)).map((name) => kinds[name])) {
  const faults = kind.checkAll?.(root) ?? []
  const files = kind.pattern ? find(root, kind.pattern) : []
  if (kind.pattern && files.length === 0) faults.push(`${root}: no file to check`)
  for (const file of files) {
    for (const fault of await kind.check(file)) faults.push(`${file}: ${fault}`)
  }
  for (const fault of faults.slice(0, shown)) console.error(`${kind.name}: ${fault}`)
  if (faults.length > 0) {
    console.error(`${kind.name}: ${faults.length} faults`)
    process.exit(1)
  }
  console.log(`${kind.name}: no fault${files.length ? ` in ${files.length} files` : ''}`)
}
