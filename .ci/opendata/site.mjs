// The files of a built site.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

// find lists the files under a folder whose path matches, in order.
export function find(root, pattern) {
  return readdirSync(root, { recursive: true })
    .map((name) => join(root, name))
    .filter((name) => pattern.test(name))
    .sort()
}

export function readText(file) {
  return readFileSync(file, 'utf8')
}

export function readJSON(file) {
  return JSON.parse(readText(file))
}
