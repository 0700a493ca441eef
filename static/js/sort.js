// <table data-sortable> with <th data-sort="text|number">: the header's text
// becomes a button that sorts the rows by that column. Cells are compared by
// data-value, or else by their text; an empty value is always last.

import { around, element, liveRegion } from './dom.js'

const inWords = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

export function start(root) {
  for (const table of root.querySelectorAll('table[data-sortable]')) {
    enhance(table)
  }
}

function enhance(table) {
  const said = liveRegion('nhsuk-u-visually-hidden')
  around(table).after(said)
  for (const header of table.tHead.querySelectorAll('th[data-sort]')) {
    const button = element('button', { type: 'button', class: 'ccg-sort' })
    button.append(...header.childNodes)
    header.append(button)
    button.addEventListener('click', () => {
      const order = header.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending'
      sort(table, header, order)
      said.textContent = `Sorted by ${button.textContent.trim()}, ${order}`
    })
  }
}

function sort(table, header, order) {
  for (const other of table.tHead.querySelectorAll('[aria-sort]')) {
    other.removeAttribute('aria-sort')
  }
  header.setAttribute('aria-sort', order)
  const read = header.dataset.sort === 'number' ? number : text
  const compare = header.dataset.sort === 'number' ? (a, b) => a - b : inWords.compare
  const sign = order === 'ascending' ? 1 : -1
  for (const body of table.tBodies) {
    const rows = Array.from(body.rows, (row) => ({ row, key: read(row.cells[header.cellIndex]) }))
    rows.sort((a, b) => {
      if (a.key === null || b.key === null) {
        return (a.key === null) - (b.key === null)
      }
      return sign * compare(a.key, b.key)
    })
    body.append(...rows.map(({ row }) => row))
  }
}

function text(cell) {
  const value = cell?.dataset.value ?? cell?.textContent.trim() ?? ''
  return value === '' ? null : value
}

function number(cell) {
  const value = text(cell)
  if (value === null) {
    return null
  }
  const parsed = Number.parseFloat(value.replace('−', '-').replaceAll(',', ''))
  return Number.isNaN(parsed) ? null : parsed
}
