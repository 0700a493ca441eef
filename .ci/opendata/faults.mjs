// Shows that each check can fail: plants one fault at a time in a small copy of
// a built site, and expects to be told of it. node faults.mjs DIR
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as csvw from './csvw.mjs'
import * as datapackage from './datapackage.mjs'
import * as jsonld from './jsonld.mjs'
import * as programs from './programs.mjs'
import { find, readJSON, readText } from './site.mjs'

const root = process.argv[2]
const folder = mkdtempSync(join(tmpdir(), 'faults-'))
process.on('exit', () => rmSync(folder, { recursive: true }))

const tables = ['ratings', 'indicators', 'history']
const kept = 8 // CCGs in the copy
const year = readJSON(join(root, 'data/v1/index.json')).editions[0].year
const ccgs = readJSON(join(root, `${year}/data/v1/index.json`)).ccgs.slice(0, kept)
const ods = ccgs[0].ods_code.toLowerCase()
const data = `${year}/data/`

copySome()

const cases = [
  // What: kind, the file checked, the file changed, the change, what must be said.
  ['a column that is no column', csvw, 'ratings.csv-metadata.json', 'ratings.csv-metadata.json', replace('"name": "score"', '"name": "the score"'), /variable of a URI template/],
  ['a term that CSVW does not have', csvw, 'ratings.csv-metadata.json', 'ratings.csv-metadata.json', replace('"required": true', '"requried": true'), /no term of a column/],
  ['a datatype that does not exist', csvw, 'ratings.csv-metadata.json', 'ratings.csv-metadata.json', replace('"datatype": "double"', '"datatype": "real"'), /no datatype/],
  ['a key of nothing', csvw, 'csv-metadata.json', 'csv-metadata.json', replace('"resource": "ratings.csv"', '"resource": "rating.csv"'), /not in the group/],
  ['a number that is none', csvw, 'ratings.csv-metadata.json', 'ratings.csv', cell('score', 'n/a'), /n\/a is no double/],
  ['a number beyond its bounds', csvw, 'ratings.csv-metadata.json', 'ratings.csv', cell('probability_best', '1.5'), /above 1/],
  ['a word that is not allowed', csvw, 'ratings.csv-metadata.json', 'ratings.csv', cell('rating', 'amber'), /amber is not green/],
  ['an empty cell that is required', csvw, 'ratings.csv-metadata.json', 'ratings.csv', cell('ccg_name', ''), /empty, and required/],
  ['a row twice', csvw, 'ratings.csv-metadata.json', 'ratings.csv', (text) => text + text.split('\n')[1] + '\n', /is there already/],
  ['a figure without a rating', csvw, 'csv-metadata.json', 'ratings.csv', (text) => text.split('\n').toSpliced(1, 1).join('\n'), /is not in ratings.csv/],
  ['metadata that other readers take for another type', csvw, 'ratings.csv-metadata.json', 'ratings.csv-metadata.json', replace('"quoteChar": "\\""', '"quoteChar": "\'"'), /the reader finds|Invalid|Quote/],

  ['a package of version 1', datapackage, 'datapackage.json', 'datapackage.json', replace('profiles/2.0', 'profiles/1.0'), /not that of version 2/],
  ['a file of another size', datapackage, 'datapackage.json', 'ratings.csv', (text) => text + '\n', /bytes or the hash/],
  ['a type that does not exist', datapackage, 'datapackage.json', 'datapackage.json', replace('"type": "number"', '"type": "real"'), /no type real/],
  ['a cell of another type, for the reader', datapackage, 'datapackage.json', 'ratings.csv', sealed(cell('score', 'n/a')), /is not type "number"/],
  ['a word that is not allowed, for the reader', datapackage, 'datapackage.json', 'ratings.csv', sealed(cell('rating', 'amber')), /enum/],
  ['an empty cell that is required, for the reader', datapackage, 'datapackage.json', 'ratings.csv', sealed(cell('ccg_name', '')), /required/],
  ['a row twice, for the reader', datapackage, 'datapackage.json', 'ratings.csv', sealed((text) => text + text.split('\n')[1] + '\n'), /unique/],
  ['a figure without a rating, for the reader', datapackage, 'datapackage.json', 'ratings.csv', sealed((text) => text.split('\n').toSpliced(1, 1).join('\n')), /[Ff]oreign/],

  ['a property that schema.org does not have', jsonld, '', `../downloads.html`, replace('"isAccessibleForFree"', '"isFree"'), /isFree/],
  ['a value of the wrong type', jsonld, '', '../downloads.html', replace('"isAccessibleForFree":true', '"isAccessibleForFree":7'), /not assignable/],
  ['a description too short', jsonld, '', '../downloads.html', (text) => text.replace(/("@type":"Dataset".*?"description":")[^"]*/, '$1Short.'), /50 to 5,000/],

  ['a number written as a text', programs, `v1/ccgs/${ods}.json`, `v1/ccgs/${ods}.json`, (text) => text.replace(/"value":([-\d.]+)/, '"value":"$1"'), /must be number/],
  ['a field that is not there', programs, `v1/ccgs/${ods}.json`, `v1/ccgs/${ods}.json`, replace('"missing":null', '"missed":null'), /required property|additional/],
  ['an address that leads nowhere', programs, `v1/ccgs/${ods}.json`, `v1/ccgs/${ods}.json`, (text) => text.replace(/"page":"[^"]*"/, '"page":"gone.html"'), /gone\.html/]
]

await expectNone()
for (const [what, kind, checked, changed, change, expected] of cases) {
  const file = join(folder, data, changed)
  const before = readText(file)
  const packageBefore = readText(join(folder, data, 'datapackage.json'))
  const after = change(before)
  if (after === before) throw new Error(`${what}: nothing was changed`)
  writeFileSync(file, after)
  const faults = await faultsOf(kind, checked)
  if (!faults.some((f) => expected.test(f))) {
    console.error(`${kind.name}: ${what} was not found. Said was: ${faults.slice(0, 3).join('; ') || 'nothing'}`)
    process.exit(1)
  }
  writeFileSync(join(folder, data, 'datapackage.json'), packageBefore)
  writeFileSync(file, before)
}
console.log(`${cases.length} planted faults were found`)

async function faultsOf(kind, checked) {
  if (checked === '') return kind.checkAll(folder)
  try {
    return await kind.check(join(folder, data, checked))
  } catch (err) {
    return [err.message]
  }
}

// expectNone checks the copy before anything is wrong with it.
async function expectNone() {
  const all = [[csvw, 'ratings.csv-metadata.json'], [csvw, 'csv-metadata.json'], [datapackage, 'datapackage.json'], [jsonld, ''], [programs, `v1/ccgs/${ods}.json`]]
  for (const [kind, checked] of all) {
    const faults = await faultsOf(kind, checked)
    if (faults.length > 0) throw new Error(`${kind.name}: the copy has faults before any is planted: ${faults.slice(0, 3).join('; ')}`)
  }
}

// copySome copies the whole tables of the first edition for a few CCGs, what
// describes them, a page with JSON-LD, and one file for programs.
function copySome() {
  for (const name of [`${year}/downloads.html`, `${year}/ccgs/${ods}.html`, `${data}ccgs/${ods}.csv`, `${data}v1/ccgs/${ods}.json`, ...find(root, /\/data\/v1\/schema\//).map((f) => f.slice(root.length + 1))]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    cpSync(join(root, name), join(folder, name))
  }
  for (const name of tables) {
    const [header, ...lines] = readText(join(root, data, `${name}.csv`)).trimEnd().split('\n')
    const some = lines.filter((line) => ccgs.some((c) => line.includes(c.ccg_code)))
    writeFileSync(join(folder, data, `${name}.csv`), [header, ...some, ''].join('\n'))
    cpSync(join(root, data, `${name}.csv-metadata.json`), join(folder, data, `${name}.csv-metadata.json`))
  }
  cpSync(join(root, data, 'csv-metadata.json'), join(folder, data, 'csv-metadata.json'))
  const p = readJSON(join(root, data, 'datapackage.json'))
  p.resources = p.resources.filter((r) => tables.includes(r.name))
  writeFileSync(join(folder, data, 'datapackage.json'), JSON.stringify(p, null, 1))
  seal()
}

// seal makes the package agree with the bytes of its files.
function seal(changed = {}) {
  const file = join(folder, data, 'datapackage.json')
  const p = readJSON(file)
  for (const r of p.resources) {
    const bytes = Buffer.from(changed[r.path] ?? readFileSync(join(folder, data, r.path)))
    r.bytes = bytes.length
    r.hash = 'sha256:' + createHash('sha256').update(bytes).digest('hex')
  }
  writeFileSync(file, JSON.stringify(p, null, 1))
}

function replace(from, to) {
  return (text) => text.replace(from, to)
}

// cell changes a cell of the first row, none of whose cells is quoted.
function cell(column, value) {
  return (text) => {
    const lines = text.split('\n')
    const row = lines[1].split(',')
    row[lines[0].split(',').indexOf(column)] = value
    lines[1] = row.join(',')
    return lines.join('\n')
  }
}

// sealed is a change of ratings.csv that the package agrees with.
function sealed(change) {
  return (text) => {
    const after = change(text)
    seal({ 'ratings.csv': after })
    return after
  }
}
