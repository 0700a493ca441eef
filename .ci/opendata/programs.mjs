// Every JSON file for programs: by the JSON Schema that it names, and every
// address in it must lead to a file.
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { find, readJSON } from './site.mjs'

export const name = 'JSON for programs'

export const pattern = /\/data\/v1\/.*(?<!\/schema\/[a-z]+)\.json$/

const validators = new Map()

export async function check(file) {
  const data = readJSON(file)
  const schema = resolve(dirname(file), data.$schema ?? '')
  if (!existsSync(schema) || !schema.endsWith('.json')) return [`${data.$schema} is no schema`]
  if (!validators.has(schema)) validators.set(schema, compile(schema))
  const validate = validators.get(schema)
  const faults = validate(data) ? [] : validate.errors.map((e) => `${e.instancePath} ${e.message}`)
  return [...faults, ...deadLinks(data, dirname(file))]
}

function compile(schema) {
  const ajv = new Ajv2020.default({ strict: true, allErrors: true, allowUnionTypes: true })
  addFormats.default(ajv)
  return ajv.compile(closed(readJSON(schema)))
}

// closed is a schema that allows no field it does not name. Published schemas
// let fields be added in time; here each must be described.
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed)
  if (schema === null || typeof schema !== 'object') return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]))
  return inner.type === 'object' ? { ...inner, additionalProperties: false } : inner
}

// deadLinks looks at the fields that hold addresses within the site.
function deadLinks(value, folder) {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, v]) => {
    if (['file', 'csv', 'page', 'datapackage'].includes(key)) return existsSync(join(folder, v)) ? [] : [`${key} leads to ${v}, which is not there`]
    return deadLinks(v, folder)
  })
}

export function checkAll(root) {
  return find(root, /\/data\/v1\/index\.json$/).length > 0 ? [] : [`${root}: no files for programs`]
}
