// What datapackage.json must be, by version 2 of the Data Package standard
// (datapackage.org, June 2024). The only reader of data packages that npm has
// knows version 1: these are the rules that version 2 adds or changes, for the
// properties that we use.

const identifier = /^[a-z0-9][-a-z0-9._]*$/
const path = /^(https?:\/\/\S+|(?![./~])(?!.*\.\.\/)[^\\:]+)$/
const types = ['string', 'number', 'integer', 'boolean']
const constraints = { string: ['required', 'enum'], number: ['required', 'minimum', 'maximum'], integer: ['required', 'minimum', 'maximum'], boolean: ['required'] }

// packageFaults lists what is wrong with a descriptor.
export function packageFaults(p) {
  const faults = []
  const expect = (holds, text) => holds || faults.push(text)
  expect(p.$schema === 'https://datapackage.org/profiles/2.0/datapackage.json', '$schema is not that of version 2')
  expect(identifier.test(p.name ?? ''), 'name is no identifier')
  expect(!('profile' in p), 'profile is of version 1')
  expect(/^\d+\.\d+\.\d+$/.test(p.version ?? ''), 'version is not three numbers')
  expect(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[-+]\d\d:\d\d)$/.test(p.created ?? ''), 'created is not a time of RFC 3339')
  for (const list of ['licenses', 'sources', 'contributors', 'keywords']) {
    if (p[list] !== undefined || list === 'keywords') expect(Array.isArray(p[list]) && p[list].length > 0, `${list} is not a list with something in it`)
  }
  for (const l of p.licenses ?? []) expect(/^[-a-zA-Z0-9._]+$/.test(l.name ?? '') && path.test(l.path ?? l.name), `licence ${l.title}: neither a name nor a path`)
  for (const s of p.sources ?? []) expect(s.title && path.test(s.path ?? 'x'), `source ${s.title}: no title, or its path is none`)
  for (const c of p.contributors ?? []) expect(c.title && !c.role && Array.isArray(c.roles) && c.roles.length > 0, `contributor ${c.title}: no title, or roles that are not a list`)
  const names = p.resources.map((r) => r.name)
  expect(new Set(names).size === names.length, 'two resources have one name')
  for (const r of p.resources) resourceFaults(p, r, expect)
  return faults
}

function resourceFaults(p, r, expect) {
  const at = r.name
  expect(identifier.test(at), `${at}: the name is no identifier`)
  expect(r.type === 'table', `${at}: type is not table`)
  expect(!('profile' in r), `${at}: profile is of version 1`)
  expect(typeof r.path === 'string' && path.test(r.path), `${at}: the path is not one within the package`)
  expect(Number.isInteger(r.bytes) && /^sha256:[0-9a-f]{64}$/.test(r.hash ?? ''), `${at}: no bytes, or no sum of SHA-256`)
  const names = r.schema.fields.map((f) => f.name)
  expect(new Set(names).size === names.length, `${at}: two fields have one name`)
  expect(r.schema.missingValues?.length === 1 && r.schema.missingValues[0] === '', `${at}: more than the empty cell is missing`)
  for (const f of r.schema.fields) fieldFaults(f, `${at}, ${f.name}`, expect)
  expect(Array.isArray(r.schema.primaryKey) && r.schema.primaryKey.every((k) => names.includes(k)), `${at}: the primary key is not made of fields`)
  for (const k of r.schema.foreignKeys ?? []) {
    const other = p.resources.find((o) => o.name === k.reference.resource)
    const there = other?.schema.fields.map((f) => f.name) ?? []
    expect(k.fields.every((name) => names.includes(name)) && k.reference.fields.every((name) => there.includes(name)), `${at}: a foreign key leads to nothing`)
  }
}

function fieldFaults(f, at, expect) {
  expect(types.includes(f.type), `${at}: there is no type ${f.type}`)
  for (const name of Object.keys(f.constraints ?? {})) expect(constraints[f.type]?.includes(name), `${at}: a ${f.type} has no ${name}`)
  const values = f.categories?.map((c) => c.value)
  if (values) expect(new Set(values).size === values.length && values.join() === f.constraints?.enum?.join(), `${at}: the categories are not the words allowed`)
}
